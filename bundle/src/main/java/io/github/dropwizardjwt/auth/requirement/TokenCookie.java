package io.github.dropwizardjwt.auth.requirement;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cookie (RFC 6265 §5.4). Read from the header itself, since JAX-RS shows only one of two cookies with the same name.
 *
 * @param name the cookie's name
 */
record TokenCookie(String name) implements TokenSource {
    private static final Pattern NAME = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");
    /** Optional white space (RFC 9110 §5.6.3); other blanks of Unicode are part of a name. */
    private static final CharMatcher BLANKS = CharMatcher.anyOf(" \t");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if no cookie can have such a name (RFC 6265 §4.1.1)
     */
    TokenCookie {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No cookie has such a name");
        }
    }

    @Override
    public Optional<String> cookieName() {
        return Optional.of(name);
    }

    @Override
    public String carried(String token) {
        return name + "=" + token;
    }

    @Override
    public boolean isInCookie(RequestHeaders request) {
        return true;
    }

    @Override
    public @Nullable String find(RequestHeaders request) {
        List<String> headers = request.values(HttpHeaders.COOKIE);
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
        // An empty cookie, as after a logout, is no token.
        return found == null || found.isEmpty() ? null : found;
    }

    private static String unquote(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
