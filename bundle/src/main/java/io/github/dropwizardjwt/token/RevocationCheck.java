package io.github.dropwizardjwt.token;

/**
 * Says whether a token was revoked before its time. Asked last, for tokens that pass everything else. Must be safe
 * for use by many threads.
 *
 * <p>Decide by {@link Token#issuer()} and {@link Token#id()}, never by the token's text: an ES256 token has two valid
 * texts.
 */
@FunctionalInterface
public interface RevocationCheck {
    /**
     * Whether the token no longer counts.
     *
     * @param token a token whose signature and claims are good
     * @return true to reject it; a {@link RuntimeException} is answered with 503
     */
    boolean isRevoked(Token token);
}
