package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.VerificationKey;
import java.security.ProviderException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From text to {@link Token}: form, key, signature, claims, revocation, in this order. */
final class TokenVerifier {
    private final KeySet keys;
    private final ClaimRules rules;
    private final RevocationCheck revocation;
    private final Clock clock;
    private final int maximumSize;

    TokenVerifier(KeySet keys, ClaimRules rules, RevocationCheck revocation, Clock clock, int maximumSize) {
        this.keys = keys;
        this.rules = rules;
        this.revocation = revocation;
        this.clock = clock;
        this.maximumSize = maximumSize;
    }

    Token verify(String text) {
        CompactJws jws = CompactJws.read(text, maximumSize);
        VerificationKey key = keyFor(jws.header());
        if (!isSigned(jws, key)) {
            throw new TokenRejectedException(Reason.BAD_SIGNATURE, key.id());
        }
        Token token = token(jws, key);
        Reason violated = rules.violatedBy(token, jws.header(), clock.instant());
        if (violated != null) {
            throw new TokenRejectedException(violated, key.id());
        }
        if (isRevoked(token)) {
            throw new TokenRejectedException(Reason.REVOKED, key.id());
        }
        return token;
    }

    UnverifiedToken decode(String text) {
        CompactJws jws = CompactJws.read(text, maximumSize);
        return new UnverifiedToken(jws.header().parameters(), jws.claims());
    }

    private VerificationKey keyFor(JoseHeader header) {
        VerificationKey key = keys.select(header.keyId(), header.algorithm())
                .orElseThrow(() -> new TokenRejectedException(
                        keys.uses(header.algorithm()) ? Reason.UNKNOWN_KEY : Reason.WRONG_ALGORITHM));
        if (!key.algorithm().name().equals(header.algorithm())) {
            throw new TokenRejectedException(Reason.WRONG_ALGORITHM, key.id());
        }
        return key;
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

    private boolean isRevoked(Token token) {
        try {
            return revocation.isRevoked(token);
        } catch (TokenUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TokenUnavailableException("The revocation check failed", e);
        }
    }
}
