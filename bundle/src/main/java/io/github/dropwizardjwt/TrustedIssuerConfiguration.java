package io.github.dropwizardjwt;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.selfvalidating.SelfValidating;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code jwt.trustedIssuers}: another issuer whose auth tokens count here. Not for use by several threads.
 */
@SelfValidating
public class TrustedIssuerConfiguration {
    @NotBlank
    @Pattern(regexp = JwtConfiguration.NAME, message = JwtConfiguration.NO_NAME)
    private @Nullable String issuer;

    private @Nullable List<
                    @NotBlank @Pattern(regexp = JwtConfiguration.NAME, message = JwtConfiguration.NO_NAME) String>
            audience;

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
     * are refused.
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

    @SelfValidation
    public void checkSettings(ViolationCollector violations) {
        new TrustedIssuerSettings(this)
                .problems()
                .forEach(problem -> violations.addViolation(problem.setting(), problem.problem()));
    }
}
