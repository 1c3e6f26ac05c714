package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySource;

/**
 * Another issuer whose auth tokens are accepted: an identity provider, say. Its keys verify its tokens and no others.
 * Immutable and thread-safe.
 */
public final class TrustedIssuer {
    private final IssuerPolicy policy;

    TrustedIssuer(IssuerPolicy policy) {
        this.policy = policy;
    }

    /**
     * Starts a builder with the defaults: no clock skew; tokens have a {@code type} claim of {@code auth}; scopes are
     * in the {@code scope} claim; subjects are in the {@code sub} claim, and none of this service's. The audience has
     * no default.
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

    IssuerPolicy policy() {
        return policy;
    }

    @Override
    public String toString() {
        return "TrustedIssuer[" + issuer() + "]";
    }
}
