package io.github.dropwizardjwt.config.issuer;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.validation.selfvalidating.SelfValidating;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.config.Name;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.token.TrustedIssuer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.security.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of {@code jwt.trustedIssuers}: another issuer whose auth tokens are accepted. Not thread-safe. */
@SelfValidating
public final class TrustedIssuerConfiguration extends IssuerTokenConfiguration {
    @NotBlank
    @Name
    private @Nullable String issuer;

    private @Nullable String jwksUri;

    private List<String> algorithms = List.of("RS256");

    @Valid
    @NotNull
    private KeyFetchConfiguration fetch = new KeyFetchConfiguration();

    /**
     * The {@code iss} claim of its tokens, compared character by character (RFC 7519 §4.1.1). Required.
     *
     * @return the issuer
     */
    @JsonProperty
    public @Nullable String getIssuer() {
        return issuer;
    }

    @JsonProperty
    public void setIssuer(@Nullable String issuer) {
        this.issuer = issuer;
    }

    /**
     * The https URL of its JWK Set. Default: the {@code jwks_uri} of its metadata,
     * {@code <issuer>/.well-known/openid-configuration}.
     *
     * @return the URL; null for the default
     */
    @JsonProperty
    public @Nullable String getJwksUri() {
        return jwksUri;
    }

    @JsonProperty
    public void setJwksUri(@Nullable String jwksUri) {
        this.jwksUri = jwksUri;
    }

    /**
     * The algorithms that its tokens may have, no HS algorithms. Default: RS256.
     *
     * @return the names
     */
    @JsonProperty
    public List<String> getAlgorithms() {
        return algorithms;
    }

    @JsonProperty
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    public void setAlgorithms(@Nullable List<String> algorithms) {
        this.algorithms = algorithms == null ? List.of() : algorithms;
    }

    /**
     * The settings of fetching its keys.
     *
     * @return the settings
     */
    @JsonProperty
    public KeyFetchConfiguration getFetch() {
        return fetch;
    }

    @JsonProperty
    public void setFetch(KeyFetchConfiguration fetch) {
        this.fetch = fetch;
    }

    /**
     * Builds the issuer for a service. Its keys are fetched when the service starts.
     *
     * @param provider the provider that verifies its signatures; null for the Java runtime's choice
     * @return the issuer
     * @throws SettingException if a setting cannot be used
     */
    public ConfiguredIssuer build(@Nullable Provider provider) {
        RemoteKeys keys = keys(provider);
        return configured(keys, keys);
    }

    /**
     * Builds the issuer for a command. Its keys are fetched when the first of its tokens is verified.
     *
     * @param provider the provider that verifies its signatures; null for the Java runtime's choice
     * @return the issuer
     * @throws SettingException if a setting cannot be used
     */
    public ConfiguredIssuer buildOnDemand(@Nullable Provider provider) {
        RemoteKeys keys = keys(provider);
        return configured(keys, new LazyRemoteKeys(keys));
    }

    private ConfiguredIssuer configured(RemoteKeys keys, KeySource seen) {
        TrustedIssuer rules = rules(seen);
        return new ConfiguredIssuer(rules, new IssuerWatch(rules.issuer(), keys, fetch.isRequiredAtStart()));
    }

    /** The issuer with keys from elsewhere. */
    TrustedIssuer rules(KeySource keys) {
        return rules(name(), keys);
    }

    private RemoteKeys keys(@Nullable Provider provider) {
        return keysLoader().build(builder -> fetch.applyTo(builder.provider(provider)));
    }

    private IssuerKeysLoader keysLoader() {
        return new IssuerKeysLoader(name(), jwksUri, algorithms);
    }

    private String name() {
        return issuer == null ? "" : issuer;
    }

    /** Skips what the annotations report. */
    @SelfValidation
    public void checkSettings(ViolationCollector violations) {
        if (Name.Form.matches(name())) {
            check(
                    violations,
                    () -> keysLoader().build(fetch != null && fetch.isComplete() ? fetch::applyTo : builder -> {}));
            check(violations, () -> checkRules(name()));
        }
    }

    private static void check(ViolationCollector violations, Runnable part) {
        try {
            part.run();
        } catch (SettingException e) {
            violations.addViolation(e.setting(), e.problem());
        }
    }
}
