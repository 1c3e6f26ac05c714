package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.token.RevocationCheck;
import io.github.dropwizardjwt.token.Token;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Caches for a while that a token is not revoked. That one is revoked is not cached: such tokens are rare. */
final class CachingRevocationCheck implements RevocationCheck {
    private static final int MAX_SIZE = 100_000;

    private final RevocationCheck check;
    private final long maxStaleness;
    private final Ticker ticker;
    /** When the check was last asked about a token that was not revoked. */
    private final Cache<Name, Long> asked;

    private record Name(String issuer, String id) {}

    CachingRevocationCheck(RevocationCheck check, Duration maxStaleness, Ticker ticker) {
        this.check = check;
        this.maxStaleness = maxStaleness.toNanos();
        this.ticker = ticker;
        this.asked = Caffeine.newBuilder()
                .maximumSize(MAX_SIZE)
                .expireAfterWrite(maxStaleness)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public boolean isRevoked(Token token) {
        String id = token.id().orElse(null);
        if (id == null) {
            return check.isRevoked(token);
        }
        Name name = new Name(token.issuer(), id);
        // Read before the store is asked: the answer may not show what happens meanwhile.
        long now = ticker.read();
        if (isFresh(asked.getIfPresent(name), now)) {
            return false;
        }
        boolean revoked = check.isRevoked(token);
        if (!revoked) {
            asked.put(name, now);
        }
        return revoked;
    }

    /** An answer that has reached the maximum staleness is too old. */
    private boolean isFresh(@Nullable Long askedAt, long now) {
        return askedAt != null && now - askedAt < maxStaleness;
    }
}
