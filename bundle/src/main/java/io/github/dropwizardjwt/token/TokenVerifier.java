package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.key.VerificationKey;
import java.security.ProviderException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From text to {@link Token}: form, key, signature; then claims and revocation, each time the token is seen. */
final class TokenVerifier {
    private final KeySource keys;
    private final ClaimRules rules;
    private final RevocationCheck revocation;
    private final Clock clock;
    private final int maximumSize;
    private final @Nullable TokenCache cache;
    /** That of the last token with a good signature: the tokens of an issuer have few different ones. */
    private volatile @Nullable JoseHeader usualHeader;

    TokenVerifier(
            KeySource keys,
            ClaimRules rules,
            RevocationCheck revocation,
            Clock clock,
            int maximumSize,
            @Nullable TokenCache cache) {
        this.keys = keys;
        this.rules = rules;
        this.revocation = revocation;
        this.clock = clock;
        this.maximumSize = maximumSize;
        this.cache = cache;
    }

    Token verify(String text) {
        return verify(text, revocation);
    }

    Token verifyEvenIfRevoked(String text) {
        return verify(text, token -> false);
    }

    private Token verify(String text, RevocationCheck revocation) {
        return cache == null ? checked(read(text), revocation) : verify(text, revocation, cache);
    }

    private Token verify(String text, RevocationCheck revocation, TokenCache cache) {
        TokenText key = new TokenText(text);
        VerifiedToken known = cache.find(key);
        if (known != null && known.isVouchedForBy(keys())) {
            return checked(known, revocation);
        }
        VerifiedToken verified = read(text);
        Token token = checked(verified, revocation);
        cache.keep(key, verified);
        return token;
    }

    UnverifiedToken decode(String text) {
        CompactJws jws = CompactJws.read(text, maximumSize, null);
        return new UnverifiedToken(jws.header().parameters(), jws.claims());
    }

    /** The token of a text, once its form and signature are found good; nothing is said of its claims yet. */
    VerifiedToken read(String text) {
        JoseHeader usual = usualHeader;
        CompactJws jws = CompactJws.read(text, maximumSize, usual);
        VerificationKey key = keyFor(jws.header());
        if (!isSigned(jws, key)) {
            throw new TokenRejectedException(Reason.BAD_SIGNATURE, key.id());
        }
        if (!jws.header().equals(usual)) {
            usualHeader = jws.header();
        }
        return new VerifiedToken(token(jws, key), jws.header(), key);
    }

    private Token checked(VerifiedToken verified, RevocationCheck revocation) {
        Reason violated = rules.violatedBy(verified.token(), verified.header(), clock.instant());
        if (violated == null && isRevoked(verified.token(), revocation)) {
            violated = Reason.REVOKED;
        }
        if (violated != null) {
            throw new TokenRejectedException(violated, verified.key().id());
        }
        return verified.token();
    }

    private VerificationKey keyFor(JoseHeader header) {
        KeySet known = keys();
        VerificationKey key = known.select(header.keyId(), header.algorithm())
                .or(() -> newKeyFor(header))
                .orElseThrow(() -> new TokenRejectedException(
                        known.uses(header.algorithm()) ? Reason.UNKNOWN_KEY : Reason.WRONG_ALGORITHM));
        if (!key.algorithm().name().equals(header.algorithm())) {
            throw new TokenRejectedException(Reason.WRONG_ALGORITHM, key.id());
        }
        return key;
    }

    private KeySet keys() {
        try {
            return keys.current();
        } catch (KeysUnavailableException e) {
            throw new TokenUnavailableException("The issuer's keys are not known", e);
        }
    }

    private Optional<VerificationKey> newKeyFor(JoseHeader header) {
        String id = header.keyId();
        if (id == null) {
            return Optional.empty();
        }
        try {
            return keys.lookingFor(id).select(id, header.algorithm());
        } catch (KeysUnavailableException e) {
            throw new TokenUnavailableException("The issuer's keys are not known", e);
        }
    }

    private static boolean isSigned(CompactJws jws, VerificationKey key) {
        try {
            return jws.isSignedBy(key);
        } catch (ProviderException e) {
            throw new TokenUnavailableException("The cryptographic provider failed", e);
        } catch (RuntimeException e) {
            // Some providers trip over malformed signatures instead of refusing them.
            return false;
        }
    }

    private static Token token(CompactJws jws, VerificationKey key) {
        try {
            Map<String, @Nullable Object> claims = jws.claims();
            return new Token(
                    jws.text(), key.algorithm(), jws.header().parameters(), claims, RegisteredClaims.read(claims));
        } catch (TokenRejectedException e) {
            throw new TokenRejectedException(e.reason(), key.id());
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
