package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header whose whole value is the token, as proxies set it that have authenticated the user. Immutable and
 * thread-safe.
 *
 * @param name the header's name
 */
record NamedHeader(String name) implements TokenSource {
    /** A token (RFC 9110 §5.1, §5.6.2). */
    private static final Pattern NAME = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");
    /** They have a form of their own. */
    private static final Pattern NOT_A_TOKEN = Pattern.compile("(?i)(proxy-)?authorization|cookie");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if no header has such a name, or its value is not just a token
     */
    NamedHeader {
        if (!isName(name)) {
            throw new IllegalArgumentException("No header with a token as its value has such a name");
        }
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches() && !NOT_A_TOKEN.matcher(text).matches();
    }

    @Override
    public Optional<String> headerName() {
        return Optional.of(name);
    }

    @Override
    public @Nullable String find(RequestHeaders request) {
        List<String> values = request.values(name);
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw new TokenRejectedException(Reason.SEVERAL_TOKENS);
        }
        // Empty where the proxy forwards a request of nobody.
        String value = values.get(0);
        return value.isEmpty() ? null : value;
    }
}
