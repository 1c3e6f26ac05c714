package io.github.dropwizardjwt.auth.cookie;

import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.json.Base64Url;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Values of {@code X-CSRF-Token} that belong to one session each: a MAC of its id, which nobody can make without the
 * service's key. Not stored anywhere. Thread-safe.
 *
 * @param keys the keys of the service
 */
record CsrfTokens(KeySource keys) {
    private static final String HEADER = "X-CSRF-Token";

    /**
     * The value for a session.
     *
     * @throws IllegalStateException if the token is of no session, or there is no signing key
     */
    String of(Token token) {
        return find(token)
                .orElseThrow(
                        () -> new IllegalStateException("The token is of no session, to which a CSRF token belongs"));
    }

    private Optional<String> find(Token token) {
        return token.claim("sid", String.class).map(this::ofSession);
    }

    private String ofSession(String sid) {
        byte[] mac = keys.current()
                .signingKey()
                .orElseThrow(() -> new IllegalStateException("CSRF tokens need a key that signs"))
                .mac("csrf", sid);
        return Base64Url.encode(mac);
    }

    /**
     * Checks the header of a request.
     *
     * @throws TokenRejectedException with {@link Reason#CROSS_ORIGIN} unless it has exactly one, that of the session
     */
    void check(RequestHeaders headers, Token token) {
        List<String> values = headers.values(HEADER);
        boolean isRight = values != null
                && values.size() == 1
                && find(token)
                        .filter(expected -> isEqual(values.get(0), expected))
                        .isPresent();
        if (!isRight) {
            throw new TokenRejectedException(Reason.CROSS_ORIGIN, token);
        }
    }

    private static boolean isEqual(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
