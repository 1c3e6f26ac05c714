package io.github.dropwizardjwt.token;

/**
 * Decides whether a token was revoked. Called last, for tokens that pass all other checks. Must be thread-safe.
 *
 * <p>Identify a token by {@link Token#issuer()} and {@link Token#id()}, never by its text: an ES256 signature has two
 * valid forms.
 */
@FunctionalInterface
public interface RevocationCheck {
    /**
     * Whether a token was revoked.
     *
     * @param token a token whose signature and claims are valid
     * @return true to reject it; a {@link RuntimeException} is answered with 503
     */
    boolean isRevoked(Token token);
}
