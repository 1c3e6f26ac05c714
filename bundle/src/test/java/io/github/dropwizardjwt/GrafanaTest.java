package io.github.dropwizardjwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.common.base.Splitter;
import io.dropwizard.jackson.Jackson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard and the alerts of docs/grafana ask for series that Prometheus gets from a service. */
class GrafanaTest {
    private static final ObjectMapper YAML = Jackson.newObjectMapper(new YAMLFactory());
    private static final Path FILES = Path.of("../docs/grafana");
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");
    private static final Pattern SELECTOR = Pattern.compile("([a-z_]\\w*)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|=)\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Set<String> WORDS =
            Set.of("sum", "max", "by", "rate", "increase", "or", "unless", "offset", "label_values");
    /** Added by Prometheus itself. */
    private static final Set<String> TARGET_LABELS = Set.of("job", "instance");

    private static final List<PrometheusSeries> SERIES = new ArrayList<>();

    @BeforeAll
    static void scrape(@TempDir Path keys) throws Exception {
        JsonNode rules =
                YAML.readTree(FILES.resolve("prometheus.yml").toFile()).at("/scrape_configs/0/metric_relabel_configs");
        try (ObservedService service = new ObservedService(keys, DocumentedObservabilityTest::export)) {
            for (PrometheusSeries series : PrometheusSeries.of(service.get("/prometheus"))) {
                for (JsonNode rule : rules) {
                    series = series.relabelled(rule);
                }
                SERIES.add(series);
            }
        }
    }

    private static List<String> expressions() throws Exception {
        JsonNode dashboard = Jackson.newObjectMapper()
                .readTree(FILES.resolve("dropwizard-jwt.json").toFile());
        List<String> expressions = new ArrayList<>(dashboard.findValuesAsText("expr"));
        expressions.add(dashboard.at("/templating/list/1/query").asText());
        expressions.addAll(YAML.readTree(FILES.resolve("alerts.yml").toFile()).findValuesAsText("expr"));
        return expressions;
    }

    @Test
    void eachNameIsThatOfASeries() throws Exception {
        assertThat(expressions()).hasSizeGreaterThan(40).allSatisfy(expression -> {
            List<String> names = names(expression);
            assertThat(names)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(SERIES)
                            .as(name)
                            .anyMatch(series -> series.name().equals(name)));
        });
    }

    @Test
    void eachMatcherSelectsASeries() throws Exception {
        assertThat(expressions())
                .allSatisfy(expression -> assertThat(
                                SELECTOR.matcher(expression).results())
                        .allSatisfy(selector -> assertThat(
                                        MATCHER.matcher(selector.group(2)).results())
                                .filteredOn(matcher -> !TARGET_LABELS.contains(matcher.group(1)))
                                .allSatisfy(matcher -> assertThat(named(selector.group(1)))
                                        .as(selector.group())
                                        .anyMatch(series -> series.isSelectedBy(
                                                matcher.group(1), matcher.group(2), matcher.group(3))))));
    }

    @Test
    void groupsByLabelsThatTheSeriesHave() throws Exception {
        Set<String> grouped = new HashSet<>();
        for (String expression : expressions()) {
            for (MatchResult grouping : GROUPING.matcher(expression).results().toList()) {
                for (String label : Splitter.on(", ").split(grouping.group(1))) {
                    grouped.add(label);
                    assertThat(names(expression))
                            .allSatisfy(name -> assertThat(named(name))
                                    .as(name)
                                    .allMatch(series -> TARGET_LABELS.contains(label)
                                            || series.labels().containsKey(label)));
                }
            }
        }

        assertThat(grouped).containsExactlyInAnyOrder("reason", "issuer", "route", "quantile", "job");
    }

    @Test
    void theDashboardIsOneThatGrafanaCanImport() throws Exception {
        JsonNode dashboard = Jackson.newObjectMapper()
                .readTree(FILES.resolve("dropwizard-jwt.json").toFile());

        assertThat(dashboard.get("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
        assertThat(dashboard.get("title").asText()).isEqualTo("dropwizard-jwt");
        assertThat(dashboard.findValuesAsText("uid")).containsOnly("dropwizard-jwt", "${datasource}");
        List<JsonNode> panels = new ArrayList<>();
        dashboard.get("panels").forEach(panels::add);
        assertThat(panels).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels).extracting(panel -> panel.get("title").asText()).doesNotHaveDuplicates();
        assertThat(panels).allSatisfy(panel -> {
            assertThat(panel.get("type").asText()).isIn("timeseries", "stat");
            assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                    .isBetween(1, 24);
            assertThat(panel.get("targets")).isNotEmpty();
        });
    }

    /** Without labels in braces or after {@code by}, durations and variables of Grafana. */
    private static List<String> names(String expression) {
        String bare = STRING.matcher(expression).replaceAll("");
        bare = GROUPING.matcher(bare).replaceAll("").replaceAll("\\{[^}]*}|\\[[^]]*]", "");
        bare = bare.replaceAll("label_values\\((\\w+), \\w+\\)", "$1").replaceAll("\\b\\d+[smhd]?\\b", "");
        return NAME.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(word -> !WORDS.contains(word))
                .toList();
    }

    private static List<PrometheusSeries> named(String name) {
        return SERIES.stream().filter(series -> series.name().equals(name)).toList();
    }
}
