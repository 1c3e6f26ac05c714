package io.github.dropwizardjwt.config.issuer;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.selfvalidating.SelfValidating;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.config.Name;
import io.github.dropwizardjwt.config.Names;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.token.TrustedIssuer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.security.Provider;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code jwt.trustedIssuers}: another issuer whose auth tokens are accepted. Not thread-safe.
 */
@SelfValidating
public class TrustedIssuerConfiguration {
    private static final KeySource NO_KEYS = () -> {
        throw new KeysUnavailableException("Settings have no keys");
    };

    @NotBlank
    @Name
    private @Nullable String issuer;

    private @Nullable List<@NotBlank @Name String> audience;

    private @Nullable String jwksUri;

    private List<String> algorithms = List.of("RS256");

    private @Nullable String typ;
    private @Nullable String treatAs;
    private @Nullable String typeClaim;

    private List<String> scopeClaims = List.of("/scope");

    @NotNull
    @MinDuration(value = 0, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 10, unit = TimeUnit.MINUTES)
    private Duration clockSkew = Duration.seconds(0);

    @Valid
    @NotNull
    private KeyFetchConfiguration fetch = new KeyFetchConfiguration();

    /**
     * The {@code iss} claim of its tokens, compared character by character. Required.
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
     * The names by which its tokens call this service, one or a list: each token must have one in its {@code aud}.
     * Required; an empty list only where its tokens have no {@code aud} at all.
     *
     * @return the names
     */
    @JsonProperty
    public @Nullable List<String> getAudience() {
        return audience;
    }

    @JsonProperty
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    public void setAudience(@Nullable List<String> audience) {
        this.audience = audience;
    }

    /**
     * Where its keys are, an https URL. Default: where its own description says,
     * {@code <issuer>/.well-known/openid-configuration}.
     *
     * @return the address; null for the default
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
     * The algorithms its tokens may have, no HS ones. Default: RS256.
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
     * The {@code typ} header its tokens must have: {@code at+jwt} (RFC 9068) or {@code JWT}. Default: either, or none.
     *
     * @return the type; null for the default
     */
    @JsonProperty
    public @Nullable String getTyp() {
        return typ;
    }

    @JsonProperty
    public void setTyp(@Nullable String typ) {
        this.typ = typ;
    }

    /**
     * {@code auth}, if its tokens have no {@code type} claim and count as auth tokens. Default: tokens without that claim
     * are rejected.
     *
     * @return {@code auth}; null for the default
     */
    @JsonProperty
    public @Nullable String getTreatAs() {
        return treatAs;
    }

    @JsonProperty
    public void setTreatAs(@Nullable String treatAs) {
        this.treatAs = treatAs;
    }

    /**
     * The claim that makes an auth token, in place of {@code type=auth}: a name and a value, as in
     * {@code token_use=access}.
     *
     * @return the claim; null for the default
     */
    @JsonProperty
    public @Nullable String getTypeClaim() {
        return typeClaim;
    }

    @JsonProperty
    public void setTypeClaim(@Nullable String typeClaim) {
        this.typeClaim = typeClaim;
    }

    /**
     * Where its tokens say what they allow, as JSON Pointers (RFC 6901). Default: {@code /scope}.
     *
     * @return the places
     */
    @JsonProperty
    public List<String> getScopeClaims() {
        return scopeClaims;
    }

    @JsonProperty
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    public void setScopeClaims(@Nullable List<String> scopeClaims) {
        this.scopeClaims = scopeClaims == null ? List.of() : scopeClaims;
    }

    /**
     * How far its clock may differ. Default: 0 seconds; at most 10 minutes.
     *
     * @return the time
     */
    @JsonProperty
    public Duration getClockSkew() {
        return clockSkew;
    }

    @JsonProperty
    public void setClockSkew(Duration clockSkew) {
        this.clockSkew = clockSkew;
    }

    /**
     * How its keys are fetched.
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
     * The issuer of a service, which fetches its keys when it starts. Nobody is asked for anything yet.
     *
     * @param provider whose signatures its keys check; null for the Java runtime's choice
     * @return the issuer
     * @throws SettingException if a setting cannot be used
     */
    public ConfiguredIssuer build(@Nullable Provider provider) {
        RemoteKeys keys = keys(provider);
        return configured(keys, keys);
    }

    /**
     * The issuer of a command: its keys are fetched when the first of its tokens is verified.
     *
     * @param provider whose signatures its keys check; null for the Java runtime's choice
     * @return the issuer
     * @throws SettingException if a setting cannot be used
     */
    public ConfiguredIssuer buildOnDemand(@Nullable Provider provider) {
        RemoteKeys keys = keys(provider);
        return configured(keys, new KeysFetchedOnce(keys));
    }

    private ConfiguredIssuer configured(RemoteKeys keys, KeySource seen) {
        TrustedIssuer rules = rules(seen);
        return new ConfiguredIssuer(rules, new IssuerWatch(rules.issuer(), keys, fetch.isRequiredAtStart()));
    }

    /** What the issuer's tokens must say, with keys from elsewhere. */
    TrustedIssuer rules(KeySource keys) {
        return rulesLoader().load(keys, builder -> builder.clockSkew(clockSkew.toJavaDuration()));
    }

    private RemoteKeys keys(@Nullable Provider provider) {
        return keysLoader().load(builder -> fetch.applyTo(builder.provider(provider)));
    }

    private IssuerKeysLoader keysLoader() {
        return new IssuerKeysLoader(name(), jwksUri, algorithms);
    }

    private IssuerRulesLoader rulesLoader() {
        return new IssuerRulesLoader(name(), audience, typ, treatAs, typeClaim, scopeClaims);
    }

    private String name() {
        return issuer == null ? "" : issuer;
    }

    /** What the annotations check is taken for good here; without a name nothing can be said. */
    @SelfValidation
    public void checkSettings(ViolationCollector violations) {
        if (Names.isName(name())) {
            check(
                    violations,
                    () -> keysLoader().load(fetch != null && fetch.isComplete() ? fetch::applyTo : builder -> {}));
            check(violations, () -> rulesLoader().load(NO_KEYS, builder -> {}));
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
