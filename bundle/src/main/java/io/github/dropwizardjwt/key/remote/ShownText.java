package io.github.dropwizardjwt.key.remote;

import java.net.URI;
import java.util.regex.Pattern;

/** Makes text fit for a log: texts of other servers, and URLs. */
final class ShownText {
    private static final int MAX_LENGTH = 200;
    private static final Pattern UNUSUAL = Pattern.compile("[^!-~ ]|'");

    private ShownText() {}

    /** At most 200 characters in quotes, with question marks for all but printable ASCII. */
    static String quoted(String text) {
        String beginning = text.substring(0, Math.min(text.length(), MAX_LENGTH));
        return "'" + UNUSUAL.matcher(beginning).replaceAll("?") + (text.length() > MAX_LENGTH ? "'..." : "'");
    }

    /** At most 200 characters of a URL, without its query, which may hold a key of an API. */
    static String of(URI uri) {
        String text = uri.toASCIIString();
        int query = text.indexOf('?');
        String path = query < 0 ? text : text.substring(0, query) + "?...";
        return path.length() > MAX_LENGTH ? path.substring(0, MAX_LENGTH) + "..." : path;
    }
}
