package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySource;

/**
 * Another issuer whose auth tokens count here: an identity provider, say. Its keys verify its tokens and no others.
 * Immutable and safe for use by many threads.
 */
public final class TrustedIssuer {
    private final IssuerPolicy rules;

    TrustedIssuer(IssuerPolicy rules) {
        this.rules = rules;
    }

    /**
     * Starts with the defaults: no clock skew; tokens have a {@code type} claim of {@code auth}; what they allow is in
     * {@code scope}. The audience has no default.
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
     * Its name.
     *
     * @return the {@code iss} claim of its tokens
     */
    public String issuer() {
        return rules.name();
    }

    IssuerPolicy rules() {
        return rules;
    }

    @Override
    public String toString() {
        return "TrustedIssuer[" + issuer() + "]";
    }
}
