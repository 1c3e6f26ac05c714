package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySource;
import org.jspecify.annotations.Nullable;

/**
 * Another issuer whose auth tokens are accepted: an identity provider, say. Its keys verify its tokens and no others.
 * Immutable and thread-safe.
 */
public final class TrustedIssuer {
    private final IssuerPolicy policy;
    private final boolean subjectsAsUsual;
    /** Null for none. */
    private final IssuerAdvice.@Nullable Warning atStart;

    /** With a flag that says that nobody has set whose subjects its tokens name. */
    TrustedIssuer(IssuerPolicy policy, boolean subjectsAsUsual, IssuerAdvice.@Nullable Warning atStart) {
        this.policy = policy;
        this.subjectsAsUsual = subjectsAsUsual;
        this.atStart = atStart;
    }

    /**
     * Starts a builder with the defaults: a clock skew of 30 seconds; tokens have a {@code type} claim of {@code auth};
     * scopes are in the {@code scope} claim; subjects are in the {@code sub} claim, and none of this service's, unless
     * there is no other issuer whose they could be. The audience has no default.
     *
     * @param issuer the {@code iss} claim of its tokens, compared character by character
     * @param keys its keys: {@link io.github.dropwizardjwt.key.remote.RemoteKeys} where it publishes them, a
     *     {@link io.github.dropwizardjwt.key.KeySet} where they are known
     * @return a builder
     * @throws IllegalArgumentException if the issuer is blank or has a control character in it
     */
    public static TrustedIssuerBuilder builder(String issuer, KeySource keys) {
        return new TrustedIssuerBuilder(issuer, keys);
    }

    /**
     * The issuer.
     *
     * @return the {@code iss} claim of its tokens
     */
    public String issuer() {
        return policy.issuer();
    }

    /**
     * Its policy, for a token manager; {@code usual} says whose subjects its tokens name, where nobody has set it.
     * Warns once if it is dangerous.
     */
    IssuerPolicy policy(Subjects usual) {
        if (atStart != null) {
            atStart.log();
        }
        return subjectsAsUsual ? policy.withSubjects(usual) : policy;
    }

    @Override
    public String toString() {
        return "TrustedIssuer[" + issuer() + "]";
    }
}
