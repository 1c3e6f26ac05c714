package io.github.dropwizardjwt.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The path of a route: {@code /users/{username}/orders/{order: [0-9]+}}.
 *
 * @param text the template
 */
record PathTemplate(String text) {
    private static final Pattern ANY = Pattern.compile("[^/]+");
    private static final List<String> SAMPLES = List.of(
            "1",
            "10",
            "100",
            "1000",
            "10000000",
            "a",
            "A",
            "a1",
            "ab",
            "abc",
            "abcdef",
            "1.0",
            "2026-01-01",
            "3f2504e0-4f89-41d3-9a0c-0305e82c3301");

    /** The parameters, each with the pattern of its values. */
    Map<String, Pattern> parameters() {
        Map<String, Pattern> found = new LinkedHashMap<>();
        filled(variable -> {
            int colon = variable.indexOf(':');
            String name = (colon < 0 ? variable : variable.substring(0, colon)).strip();
            found.put(
                    name,
                    colon < 0
                            ? ANY
                            : Pattern.compile(variable.substring(colon + 1).strip()));
            return "";
        });
        return found;
    }

    /** A value that the pattern of a parameter accepts; empty where none is known. */
    static Optional<String> sample(Pattern pattern) {
        return SAMPLES.stream().filter(pattern.asMatchPredicate()).findFirst();
    }

    /** The path with these values; {@code *} and {@code …} at its end stand for anything. */
    String path(Params params) {
        String path = filled(variable -> {
            int colon = variable.indexOf(':');
            String name = (colon < 0 ? variable : variable.substring(0, colon)).strip();
            return encoded(params.value(name));
        });
        return path.replaceFirst("[*…]$", "x");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    /** Replaces what stands in braces, which may have braces in it. */
    private String filled(Function<String, String> values) {
        StringBuilder path = new StringBuilder();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' && depth++ == 0) {
                start = i + 1;
            } else if (c == '}' && --depth == 0) {
                path.append(values.apply(text.substring(start, i)));
            } else if (depth == 0) {
                path.append(c);
            }
        }
        return path.toString();
    }
}
