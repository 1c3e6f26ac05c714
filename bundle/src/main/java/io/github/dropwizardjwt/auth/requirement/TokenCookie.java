package io.github.dropwizardjwt.auth.requirement;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cookie (RFC 6265 §5.4), read from the header itself: of two cookies with one name, JAX-RS shows only one.
 *
 * @param name the cookie's name
 */
public record TokenCookie(String name) implements TokenSource {
    private static final Pattern NAME = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");
    /** Optional white space (RFC 9110 §5.6.3); other blanks of Unicode are part of a name. */
    private static final CharMatcher BLANKS = CharMatcher.anyOf(" \t");

    /**
     * A cookie.
     *
     * @throws IllegalArgumentException if that is no name of a cookie (RFC 6265 §4.1.1)
     */
    public TokenCookie {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No cookie has such a name");
        }
    }

    @Override
    public @Nullable String find(ContainerRequestContext request) {
        List<String> headers = request.getHeaders().get(HttpHeaders.COOKIE);
        String found = null;
        for (String header : headers == null ? List.<String>of() : headers) {
            for (String pair : Splitter.on(';').split(header)) {
                int equals = pair.indexOf('=');
                if (equals >= 0 && BLANKS.trimFrom(pair.substring(0, equals)).equals(name)) {
                    if (found != null) {
                        throw new TokenRejectedException(Reason.SEVERAL_TOKENS);
                    }
                    found = unquote(BLANKS.trimFrom(pair.substring(equals + 1)));
                }
            }
        }
        // What a browser sends after logout has emptied the cookie is no token.
        return found == null || found.isEmpty() ? null : found;
    }

    private static String unquote(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
