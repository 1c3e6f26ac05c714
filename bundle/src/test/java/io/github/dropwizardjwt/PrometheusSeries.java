package io.github.dropwizardjwt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One series of a scrape.
 *
 * @param name the metric
 * @param labels its labels
 */
record PrometheusSeries(String name, Map<String, String> labels) {
    private static final Pattern LINE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern BARE_GROUP = Pattern.compile("\\$(?!\\{\\d})");
    private static final String NAME = "__name__";

    /** The series of a text in Prometheus' format. */
    static List<PrometheusSeries> of(String text) {
        return LINE.matcher(text)
                .results()
                .map(line -> new PrometheusSeries(line.group(1), labels(line.group(2))))
                .toList();
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        if (text != null) {
            LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }

    /** The same after one of the rules under {@code metric_relabel_configs}. */
    PrometheusSeries relabelled(JsonNode rule) {
        if (rule.size() < 3 || !rule.at("/source_labels/0").asText().equals(NAME)) {
            throw new AssertionError("Not understood: " + rule);
        }
        Matcher matcher = Pattern.compile(rule.get("regex").asText()).matcher(name);
        if (!matcher.matches()) {
            return this;
        }
        String value = matcher.replaceAll(replacement(rule.path("replacement").asText("${1}")));
        String target = rule.get("target_label").asText();
        if (target.equals(NAME)) {
            return new PrometheusSeries(value, labels);
        }
        Map<String, String> more = new TreeMap<>(labels);
        more.put(target, value);
        return new PrometheusSeries(name, more);
    }

    /**
     * As Java writes it. Without braces, Prometheus takes {@code $2_total} for a group of that name, and so for
     * nothing.
     */
    private static String replacement(String ofPrometheus) {
        if (BARE_GROUP.matcher(ofPrometheus).find()) {
            throw new AssertionError("Without braces: " + ofPrometheus);
        }
        return ofPrometheus.replaceAll("\\$\\{(\\d)}", "\\$$1");
    }

    /** Whether a matcher such as {@code reason="expired"} selects it. */
    boolean isSelectedBy(String label, String operator, String value) {
        String own = labels.get(label);
        return own != null && (operator.equals("=~") ? own.matches(value) : own.equals(value));
    }
}
