package io.github.dropwizardjwt.benchmarks.report;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with placeholders for figures: {@code <!-- figures: NAME -->} to {@code <!-- end -->}. */
final class Document {
    private static final Pattern PLACE =
            Pattern.compile("(<!-- figures: ([a-z-]+) -->\\n).*?(<!-- end -->)", Pattern.DOTALL);

    private Document() {}

    /**
     * Replaces the figures in their places.
     *
     * @throws IllegalArgumentException if there are no figures of a name
     */
    static String fill(String text, Map<String, String> figures) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(filled(place, figures)));
    }

    private static String filled(MatchResult place, Map<String, String> figures) {
        String content = figures.get(place.group(2));
        if (content == null) {
            throw new IllegalArgumentException("There are no figures " + place.group(2) + ", but " + figures.keySet());
        }
        return place.group(1) + "\n" + content + "\n\n" + place.group(3);
    }
}
