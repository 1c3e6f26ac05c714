package io.github.dropwizardjwt.auth.cookie;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One cookie and its attributes, as {@code Set-Cookie} writes them (RFC 6265 §4.1). Written here, since the
 * {@code NewCookie} of JAX-RS adds {@code Version=1} and has no {@code Partitioned}. Immutable.
 *
 * @param name its name, with the prefix
 * @param isSecure whether browsers send it over TLS, and to localhost, only
 * @param sameSite with which requests of other sites they send it
 * @param isPartitioned whether it is kept apart for each site that embeds this one
 */
record SetCookie(String name, boolean isSecure, SameSite sameSite, boolean isPartitioned) {
    /** Name and value together; browsers silently drop larger cookies (draft-ietf-httpbis-rfc6265bis §5.6). */
    private static final int MAX_BYTES = 4096;

    /**
     * The header value that sets the cookie.
     *
     * @param value the value; a token needs no quotes
     * @param maxAge how long the browser keeps it; null until it is closed
     * @throws IllegalArgumentException if browsers would drop it
     */
    String with(String value, @Nullable Duration maxAge) {
        int bytes = (name + value).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("The cookie " + name + " would have " + bytes
                    + " bytes, and browsers silently drop those of more than " + MAX_BYTES
                    + "; issue its token with fewer claims, or read them from a database");
        }
        return name + "=" + value + attributes(maxAge);
    }

    /** The header value that removes the cookie: with the same attributes, without which browsers keep it. */
    String cleared() {
        return name + "=" + attributes(Duration.ZERO);
    }

    /** Whether a header value sets or removes this cookie. */
    boolean isSetBy(String header) {
        return header.startsWith(name + "=");
    }

    /** The value in such a header value; empty where it removes the cookie. */
    String valueIn(String header) {
        int end = header.indexOf(';');
        return header.substring(name.length() + 1, end < 0 ? header.length() : end);
    }

    private String attributes(@Nullable Duration maxAge) {
        return "; Path=/"
                + (maxAge == null ? "" : "; Max-Age=" + maxAge.toSeconds())
                + (isSecure ? "; Secure" : "")
                + "; HttpOnly; SameSite=" + sameSite.attribute()
                + (isPartitioned ? "; Partitioned" : "");
    }
}
