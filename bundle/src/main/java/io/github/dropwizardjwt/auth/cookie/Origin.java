package io.github.dropwizardjwt.auth.cookie;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An origin (RFC 6454 §4). Immutable.
 *
 * @param scheme http or https
 * @param host the host in lower case; an IPv6 address in brackets
 * @param port the port, that of the scheme included
 */
public record Origin(String scheme, String host, int port) {
    private static final Pattern FORM = Pattern.compile("(https?)://([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /**
     * The origin of a request, as the server sees it.
     *
     * @param scheme the scheme; anything but {@code https} and {@code wss} is http
     * @param host the host, an IPv6 address with or without brackets; null where it is no name of a host, so that no
     *     page has this origin
     * @param port the port; not positive for that of the scheme
     * @return the origin
     */
    public static Origin of(String scheme, @Nullable String host, int port) {
        boolean isSecure = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("wss");
        String known = host == null ? "" : host;
        String name = known.indexOf(':') >= 0 && !known.startsWith("[") ? "[" + known + "]" : known;
        return new Origin(
                isSecure ? "https" : "http",
                name.toLowerCase(Locale.ROOT),
                port > 0 ? port : defaultPort(isSecure ? "https" : "http"));
    }

    /**
     * Reads the value of an {@code Origin} header.
     *
     * @return empty for {@code null} and everything else that is no http or https origin as browsers write it: scheme
     *     and host in lower case, the port unless it is the scheme's default, and no slash at the end
     */
    static Optional<Origin> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String port = matcher.group(3);
        Origin origin = new Origin(
                matcher.group(1),
                matcher.group(2),
                port == null ? defaultPort(matcher.group(1)) : Integer.parseInt(port));
        return Optional.of(origin).filter(written -> written.toString().equals(text));
    }

    /**
     * Reads an origin that the application trusts.
     *
     * @throws IllegalArgumentException if browsers write it otherwise
     */
    static Origin trusted(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("\"" + text
                        + "\" is no origin; write it as browsers do: scheme and host in lower case, the port unless it "
                        + "is the scheme's default, and no slash at the end, as in https://app.example.com"));
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS : HTTP;
    }

    /** As browsers serialize it (RFC 6454 §6.2). */
    @Override
    public String toString() {
        return scheme + "://" + host + (port == defaultPort(scheme) ? "" : ":" + port);
    }
}
