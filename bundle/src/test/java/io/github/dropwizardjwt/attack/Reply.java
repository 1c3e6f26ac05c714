package io.github.dropwizardjwt.attack;

import java.util.List;
import java.util.Locale;

/** An answer as it came. */
record Reply(int status, List<String> headers, String body) {
    /** The values of all headers of a name. */
    List<String> values(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .toList();
    }
}
