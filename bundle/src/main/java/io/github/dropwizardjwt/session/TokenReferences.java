package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Token;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a store about a token.
 *
 * @param issuer whose tokens belong to sessions
 */
record TokenReferences(String issuer) {
    /** Verifiers may accept a token for so long after it has expired. */
    private static final Duration LARGEST_CLOCK_SKEW = Duration.ofMinutes(10);

    /** Whether a token was issued here. What others mean by {@code sid} is a session of theirs. */
    boolean isOwn(Token token) {
        return token.issuer().equals(issuer);
    }

    /** The session of a token; null where it has none here. */
    @Nullable
    String sid(Token token) {
        return isOwn(token) && token.claims().get("sid") instanceof String sid ? sid : null;
    }

    /** Empty for a token without id, of which nothing can be kept. */
    Optional<TokenReference> of(Token token) {
        return token.id()
                .map(id -> new TokenReference(
                        TokenIds.hash(token.issuer(), id),
                        sid(token),
                        token.expiresAt().plus(LARGEST_CLOCK_SKEW)));
    }
}
