package io.github.dropwizardjwt.key.remote;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks headers that are configured. Messages name them, and never quote their values. */
final class RequestHeaders {
    /** RFC 9110 §5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    /** RFC 9110 §5.5, ASCII only. */
    private static final Pattern VALUE = Pattern.compile("[!-~](?:[ \\t!-~]*[!-~])?");

    /** Hop by hop (RFC 9110 §7.6.1), or set by the HTTP client or this library. */
    private static final Set<String> RESERVED = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via");

    private RequestHeaders() {}

    /**
     * Checks headers.
     *
     * @throws IllegalArgumentException if one cannot be sent, to be read after the name of the setting
     */
    static void check(Map<String, String> headers) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            checkName(name);
            if (!names.add(name)) {
                throw new IllegalArgumentException("has " + name + " twice, in different case; drop one");
            }
            checkValue(name, value);
        });
    }

    private static void checkName(String name) {
        if (!TOKEN.matcher(name).matches()) {
            // Not quoted: somebody may have written the value in its place.
            throw new IllegalArgumentException("has a name that is not a header's (RFC 9110 §5.6.2)");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (RESERVED.contains(lower) || lower.startsWith("proxy-")) {
            throw new IllegalArgumentException("has " + name + ", which HTTP or this library sets itself; drop it"
                    + (lower.equals("proxy-authorization") ? ", and set fetch.proxy" : ""));
        }
    }

    private static void checkValue(String name, String value) {
        if (value == null || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("has a value of " + name
                    + " that is empty, begins or ends with a blank, or has control or non-ASCII characters");
        }
        if (UnreplacedVariable.isIn(value)) {
            throw new IllegalArgumentException("has a value of " + name + " with " + UnreplacedVariable.PROBLEM);
        }
    }
}
