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
 * How tokens of one issuer are verified: its keys, and the rules for its claims. Never used for a token of another
 * issuer.
 */
final class IssuerPolicy {
    private final KeySource keys;
    private final ClaimRules rules;
    private final ClaimMapping mapping;
    private final IssuerAdvice advice;

    /** Null for an issuer that is not that of one of several tenants. */
    private final @Nullable Tenant tenant;

    IssuerPolicy(KeySource keys, ClaimRules rules, ClaimMapping mapping, IssuerAdvice advice) {
        this(keys, rules, mapping, advice, null);
    }

    private IssuerPolicy(
            KeySource keys, ClaimRules rules, ClaimMapping mapping, IssuerAdvice advice, @Nullable Tenant tenant) {
        this.tenant = tenant;
        this.keys = keys;
        this.rules = rules;
        this.mapping = mapping;
        this.advice = advice;
    }

    IssuerPolicy withSubjects(Subjects subjects) {
        return new IssuerPolicy(keys, rules, mapping.withSubjects(subjects), advice, tenant);
    }

    /** For the issuer of a tenant, whose name the rules have; of the keys, those that sign for it. */
    IssuerPolicy ofTenant(Tenant known) {
        return new IssuerPolicy(new TenantKeys(keys, known), rules, mapping, advice, known);
    }

    /** With the warnings that another policy of the issuer has logged, or not yet. */
    IssuerPolicy withAdviceOf(IssuerPolicy former) {
        return new IssuerPolicy(keys, rules, mapping, former.advice, tenant);
    }

    /** The same rules with keys from elsewhere. */
    IssuerPolicy withKeys(KeySource others) {
        return new IssuerPolicy(
                tenant == null ? others : new TenantKeys(others, tenant), rules, mapping, advice, tenant);
    }

    String issuer() {
        return rules.issuer();
    }

    Duration clockSkew() {
        return rules.clockSkew();
    }

    /**
     * Checks a header before any key is looked up.
     *
     * @throws TokenRejectedException if it has what this issuer's tokens may not have
     */
    void checkHeader(JoseHeader header) {
        rules.tolerance().check(header);
    }

    /**
     * Selects the one key for a token, whose algorithm is the one that the header names.
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

    /** The current keys. */
    KeySet keys() {
        try {
            return keys.current();
        } catch (KeysUnavailableException e) {
            throw unavailable(e);
        }
    }

    private Optional<VerificationKey> newKeyFor(JoseHeader header) {
        String id = header.keyId();
        try {
            return Algorithm.named(header.algorithm())
                    .flatMap(algorithm -> keys.refreshFor(id, algorithm).select(id, algorithm.name()));
        } catch (KeysUnavailableException e) {
            throw unavailable(e);
        }
    }

    /**
     * The key that the issuer has published in place of one that did not verify a token's signature. It has the same
     * id, or is like the former one the only one of its algorithm.
     */
    Optional<VerificationKey> successorOf(VerificationKey tried, JoseHeader header) {
        try {
            return keys.refreshAfterBadSignature(tried)
                    .select(header.keyId(), header.algorithm())
                    .filter(key -> key != tried);
        } catch (KeysUnavailableException e) {
            throw unavailable(e);
        }
    }

    private static TokenUnavailableException unavailable(KeysUnavailableException e) {
        return new TokenUnavailableException("The issuer's keys are not known", e);
    }

    /**
     * Builds a token whose signature is valid.
     *
     * @throws TokenRejectedException if a claim is missing or malformed, or the issuer or the kind of token is wrong
     */
    Token token(CompactJws jws, VerificationKey key) {
        try {
            Map<String, @Nullable Object> claims = jws.claims();
            RegisteredClaims registered = RegisteredClaims.read(claims, mapping);
            Token token =
                    new Token(jws.text(), key.algorithm(), jws.header().parameters(), claims, registered, mapping);
            rules.checkKind(token, jws.header());
            if (tenant != null) {
                tenant.check(claims);
            }
            return token;
        } catch (TokenRejectedException e) {
            advice.onRejected(jws.claims());
            throw e.withKeyId(key.id());
        }
    }

    /** Why a token of this issuer is not valid now; null where it is. */
    @Nullable
    Reason violatedBy(Token token, Instant now) {
        return rules.violatedAt(now, token.registered());
    }
}
