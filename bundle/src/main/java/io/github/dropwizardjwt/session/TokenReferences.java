package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates the {@link TokenReference} of a token, by which a store knows it.
 *
 * @param issuer the issuer whose tokens belong to sessions
 */
record TokenReferences(String issuer) {
    /** Whether a token is of this issuer. The {@code sid} of another issuer names a session of that one. */
    boolean isOwn(Token token) {
        return token.issuer().equals(issuer);
    }

    /** The session id of a token; null if the token belongs to no session of this issuer. */
    @Nullable
    String sid(Token token) {
        return isOwn(token) && token.claims().get("sid") instanceof String sid ? sid : null;
    }

    /** The reference of a token; empty if the token has no id. */
    Optional<TokenReference> of(Token token) {
        return token.id().map(id -> of(token.issuer(), id, sid(token), token.expiresAt()));
    }

    /** The reference of a token with these claims, which expires at that time. */
    static TokenReference of(String issuer, String id, @Nullable String sid, Instant expiresAt) {
        // Verifiers may accept a token for so long after it has expired.
        return new TokenReference(TokenIds.hash(issuer, id), sid, expiresAt.plus(TokenManagerBuilder.maxClockSkew()));
    }
}
