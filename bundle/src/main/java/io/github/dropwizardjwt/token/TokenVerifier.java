package io.github.dropwizardjwt.token;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.key.VerificationKey;
import java.security.ProviderException;
import java.time.Clock;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Verifies tokens: form, key and signature once; claims and revocation each time, even where the token is cached. */
final class TokenVerifier {
    private static final Ticker TICKER = Ticker.systemTicker();

    private final IssuerPolicies policies;
    private final RevocationChecks revocation;
    private final Clock clock;
    private final int maximumSize;
    private final @Nullable TokenCache cache;
    private final @Nullable LongConsumer times;
    /** The header of the last token with a valid signature: an issuer's tokens have few different ones. */
    private volatile @Nullable JoseHeader usualHeader;

    TokenVerifier(
            IssuerPolicies policies,
            RevocationChecks revocation,
            Clock clock,
            int maximumSize,
            @Nullable TokenCache cache,
            @Nullable LongConsumer times) {
        this.policies = policies;
        this.revocation = revocation;
        this.clock = clock;
        this.maximumSize = maximumSize;
        this.cache = cache;
        this.times = times;
    }

    Clock clock() {
        return clock;
    }

    void close() {
        policies.close();
    }

    CacheStatistics cacheStatistics() {
        return cache == null ? CacheStatistics.NONE : cache.statistics();
    }

    Token verify(String text, Set<TokenType> types) {
        return cache == null ? checked(readTimed(text), types, revocation) : verify(text, types, cache);
    }

    /** Without the cache, which holds only tokens that passed all checks. */
    Token verifyEvenIfRevoked(String text, Set<TokenType> types) {
        return checked(readTimed(text), types, RevocationChecks.NONE);
    }

    private Token verify(String text, Set<TokenType> types, TokenCache cache) {
        TokenText key = new TokenText(text);
        VerifiedToken known = cache.find(key);
        if (known != null && known.isKeyCurrent()) {
            return checked(known, types, revocation);
        }
        VerifiedToken verified = readTimed(text);
        Token token = checked(verified, types, revocation);
        cache.keep(key, verified);
        return token;
    }

    UnverifiedToken decode(String text) {
        CompactJws jws = CompactJws.read(text, maximumSize, null);
        Tolerance.NONE.check(jws.header());
        return new UnverifiedToken(jws.header().parameters(), jws.claims());
    }

    private VerifiedToken readTimed(String text) {
        if (times == null) {
            return read(text);
        }
        long start = TICKER.read();
        try {
            return read(text);
        } finally {
            times.accept(TICKER.read() - start);
        }
    }

    /** A token with a valid form, signature and kind; its times, audience and revocation are not checked yet. */
    VerifiedToken read(String text) {
        JoseHeader usual = usualHeader;
        CompactJws jws = CompactJws.read(text, maximumSize, usual);
        IssuerPolicy policy = policies.of(jws);
        try {
            return verified(jws, policy, usual);
        } catch (TokenRejectedException e) {
            // An issuer that the application finds may have been found anew meanwhile, and the former one has no keys.
            IssuerPolicy present = policies.of(jws);
            if (present == policy) {
                throw e;
            }
            return verified(jws, present, usual);
        }
    }

    /** A rejection names the issuer. */
    private VerifiedToken verified(CompactJws jws, IssuerPolicy policy, @Nullable JoseHeader usual) {
        try {
            return verifiedBy(policy, jws, usual);
        } catch (TokenRejectedException e) {
            throw jws.names(policy.issuer()) ? e.withIssuer(policy.issuer()) : e;
        }
    }

    private VerifiedToken verifiedBy(IssuerPolicy policy, CompactJws jws, @Nullable JoseHeader usual) {
        policy.checkHeader(jws.header());
        VerificationKey key = signerOf(jws, policy);
        if (!jws.header().equals(usual)) {
            usualHeader = jws.header();
        }
        return new VerifiedToken(policy.token(jws, key), jws.header(), key, policy);
    }

    /** The key that the token is signed with: that which its header names, or one that was published in its place. */
    private static VerificationKey signerOf(CompactJws jws, IssuerPolicy policy) {
        VerificationKey key = policy.keyFor(jws.header());
        if (isSigned(jws, key)) {
            return key;
        }
        return policy.successorOf(key, jws.header())
                .filter(successor -> isSigned(jws, successor))
                .orElseThrow(() -> new TokenRejectedException(Reason.BAD_SIGNATURE, key.id()));
    }

    /** Revocation comes last: the store is asked only about tokens that pass all other checks. */
    private Token checked(VerifiedToken verified, Set<TokenType> types, RevocationChecks revocation) {
        Reason violated = verified.policy().violatedBy(verified.token(), clock.instant());
        if (violated == null && !types.contains(verified.token().type())) {
            violated = Reason.WRONG_TYPE;
        }
        if (violated == null && revocation.isRevoked(verified.token())) {
            violated = Reason.REVOKED;
        }
        if (violated != null) {
            throw rejection(violated)
                    .withKeyId(verified.key().id())
                    .withIssuer(verified.policy().issuer());
        }
        return verified.token();
    }

    private static TokenRejectedException rejection(Reason violated) {
        return violated == Reason.INVALID_CLAIMS
                ? TokenRejectedException.ofClaim("exp")
                : new TokenRejectedException(violated);
    }

    private static boolean isSigned(CompactJws jws, VerificationKey key) {
        try {
            return jws.isSignedBy(key);
        } catch (ProviderException e) {
            throw new TokenUnavailableException("The cryptographic provider failed", e);
        } catch (RuntimeException e) {
            // Some providers fail on malformed signatures instead of rejecting them.
            return false;
        }
    }
}
