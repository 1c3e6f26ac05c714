package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.key.VerificationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One issuer: its keys, what its tokens must say, and how they say it. Nothing of it is ever used for a token of another
 * issuer.
 */
final class IssuerPolicy {
    private final KeySource keys;
    private final ClaimRules rules;
    private final TypeRule types;
    private final ScopeClaims scopes;

    IssuerPolicy(KeySource keys, ClaimRules rules, TypeRule types, ScopeClaims scopes) {
        this.keys = keys;
        this.rules = rules;
        this.types = types;
        this.scopes = scopes;
    }

    String name() {
        return rules.issuer();
    }

    Duration clockSkew() {
        return rules.clockSkew();
    }

    /**
     * The one key for a token, which is of the algorithm that its header names.
     *
     * @throws TokenRejectedException if there is none
     */
    VerificationKey keyFor(JoseHeader header) {
        KeySet known = keys();
        return known.select(header.keyId(), header.algorithm())
                .or(() -> newKeyFor(header))
                .orElseThrow(() -> withoutKey(header, known));
    }

    private static TokenRejectedException withoutKey(JoseHeader header, KeySet known) {
        String id = header.keyId();
        if (id != null && known.hasId(id)) {
            return new TokenRejectedException(Reason.WRONG_ALGORITHM, id);
        }
        return new TokenRejectedException(known.uses(header.algorithm()) ? Reason.UNKNOWN_KEY : Reason.WRONG_ALGORITHM);
    }

    /** The keys of this moment. */
    KeySet keys() {
        try {
            return keys.current();
        } catch (KeysUnavailableException e) {
            throw unavailable(e);
        }
    }

    private Optional<VerificationKey> newKeyFor(JoseHeader header) {
        String id = header.keyId();
        if (id == null) {
            return Optional.empty();
        }
        try {
            return Algorithm.named(header.algorithm())
                    .flatMap(algorithm -> keys.refreshFor(id, algorithm).select(id, algorithm.name()));
        } catch (KeysUnavailableException e) {
            throw unavailable(e);
        }
    }

    private static TokenUnavailableException unavailable(KeysUnavailableException e) {
        return new TokenUnavailableException("The issuer's keys are not known", e);
    }

    /**
     * The token whose signature is good.
     *
     * @throws TokenRejectedException if a claim is missing or malformed, or it is another issuer's or of another kind
     */
    Token token(CompactJws jws, VerificationKey key) {
        try {
            Map<String, @Nullable Object> claims = jws.claims();
            RegisteredClaims registered = RegisteredClaims.read(claims, types);
            Token token = new Token(jws.text(), key.algorithm(), jws.header().parameters(), claims, registered, scopes);
            rules.checkKind(token, jws.header());
            return token;
        } catch (TokenRejectedException e) {
            throw new TokenRejectedException(e.reason(), key.id());
        }
    }

    /** Why a token of this issuer does not count now; null where nothing speaks against it. */
    @Nullable
    Reason violatedBy(Token token, Instant now) {
        return rules.violatedAt(now, token.registered());
    }
}
