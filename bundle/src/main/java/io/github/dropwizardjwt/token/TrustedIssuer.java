package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another issuer whose auth tokens are accepted: an identity provider, say. Its keys verify its tokens and no others.
 * Immutable and thread-safe.
 */
public final class TrustedIssuer {
    private final String issuer;
    private final KeySource keys;
    private final List<IssuerPolicy> policies;
    private final boolean subjectsAsUsual;
    /** Null for none. */
    private final IssuerAdvice.@Nullable Warning atStart;

    /** With a flag that says that nobody has set whose subjects its tokens name. */
    TrustedIssuer(
            String issuer,
            KeySource keys,
            List<IssuerPolicy> policies,
            boolean subjectsAsUsual,
            IssuerAdvice.@Nullable Warning atStart) {
        this.issuer = issuer;
        this.keys = keys;
        this.policies = List.copyOf(policies);
        this.subjectsAsUsual = subjectsAsUsual;
        this.atStart = atStart;
    }

    /**
     * Starts a builder with the defaults: a clock skew of 30 seconds; tokens have a {@code type} claim of {@code auth};
     * scopes are in the {@code scope} claim; subjects are in the {@code sub} claim, and none of this service's, unless
     * there is no other issuer whose they could be. The audience has no default.
     *
     * @param issuer the {@code iss} claim of its tokens, compared character by character; or, with
     *     {@link TrustedIssuerBuilder#tenants}, a template of the claims of several issuers, such as <code>
     *     https://login.example.com/{tenant}</code>
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
     * @return the {@code iss} claim of its tokens; the template where it has tenants
     */
    public String issuer() {
        return issuer;
    }

    KeySource keys() {
        return keys;
    }

    /** How many issuers it stands for. */
    int count() {
        return policies.size();
    }

    /** Logs the warning about its settings, if there is one; once. */
    void warn() {
        if (atStart != null) {
            atStart.log();
        }
    }

    /**
     * The policy of each issuer that it stands for; {@code usual} says whose subjects the tokens name, where nobody has
     * set it.
     */
    List<IssuerPolicy> policies(Subjects usual) {
        return subjectsAsUsual
                ? policies.stream().map(each -> each.withSubjects(usual)).toList()
                : policies;
    }

    @Override
    public String toString() {
        return "TrustedIssuer[" + issuer() + "]";
    }
}
