package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.VerificationKey;
import java.security.ProviderException;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From text to {@link Token}: form, key, signature; then claims and revocation, each time the token is seen. */
final class TokenVerifier {
    private final IssuerPolicies issuers;
    private final RevocationCheck revocation;
    private final Clock clock;
    private final int maximumSize;
    private final @Nullable TokenCache cache;
    /** That of the last token with a good signature: the tokens of an issuer have few different ones. */
    private volatile @Nullable JoseHeader usualHeader;

    TokenVerifier(
            IssuerPolicies issuers,
            RevocationCheck revocation,
            Clock clock,
            int maximumSize,
            @Nullable TokenCache cache) {
        this.issuers = issuers;
        this.revocation = revocation;
        this.clock = clock;
        this.maximumSize = maximumSize;
        this.cache = cache;
    }

    Token verify(String text, Set<TokenType> types) {
        return cache == null ? checked(read(text), types, revocation) : verify(text, types, cache);
    }

    /** Not by way of the cache, which only tokens enter that passed everything. */
    Token verifyEvenIfRevoked(String text, Set<TokenType> types) {
        return checked(read(text), types, token -> false);
    }

    private Token verify(String text, Set<TokenType> types, TokenCache cache) {
        TokenText key = new TokenText(text);
        VerifiedToken known = cache.find(key);
        if (known != null && known.isKeyCurrent()) {
            return checked(known, types, revocation);
        }
        VerifiedToken verified = read(text);
        Token token = checked(verified, types, revocation);
        cache.keep(key, verified);
        return token;
    }

    UnverifiedToken decode(String text) {
        CompactJws jws = CompactJws.read(text, maximumSize, null);
        return new UnverifiedToken(jws.header().parameters(), jws.claims());
    }

    /** The token of a text, once its form, signature and kind are found good; whether it counts now is not said yet. */
    VerifiedToken read(String text) {
        JoseHeader usual = usualHeader;
        CompactJws jws = CompactJws.read(text, maximumSize, usual);
        IssuerPolicy issuer = issuers.of(jws);
        VerificationKey key = issuer.keyFor(jws.header());
        if (!isSigned(jws, key)) {
            throw new TokenRejectedException(Reason.BAD_SIGNATURE, key.id());
        }
        if (!jws.header().equals(usual)) {
            usualHeader = jws.header();
        }
        return new VerifiedToken(issuer.token(jws, key), jws.header(), key, issuer);
    }

    /** Revocation comes last: a store is asked about tokens that pass everything else, and no others. */
    private Token checked(VerifiedToken verified, Set<TokenType> types, RevocationCheck revocation) {
        Reason violated = verified.issuer().violatedBy(verified.token(), clock.instant());
        if (violated == null && !types.contains(verified.token().type())) {
            violated = Reason.WRONG_TYPE;
        }
        if (violated == null && isRevoked(verified.token(), revocation)) {
            violated = Reason.REVOKED;
        }
        if (violated != null) {
            throw new TokenRejectedException(violated, verified.key().id());
        }
        return verified.token();
    }

    private static boolean isSigned(CompactJws jws, VerificationKey key) {
        try {
            return jws.isSignedBy(key);
        } catch (ProviderException e) {
            throw new TokenUnavailableException("The cryptographic provider failed", e);
        } catch (RuntimeException e) {
            // Some providers trip over malformed signatures instead of rejecting them.
            return false;
        }
    }

    private static boolean isRevoked(Token token, RevocationCheck revocation) {
        try {
            return revocation.isRevoked(token);
        } catch (TokenUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TokenUnavailableException("The revocation check failed", e);
        }
    }
}
