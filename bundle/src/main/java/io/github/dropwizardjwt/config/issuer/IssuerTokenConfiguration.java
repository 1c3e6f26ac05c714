package io.github.dropwizardjwt.config.issuer;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.github.dropwizardjwt.config.Name;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.token.Subjects;
import io.github.dropwizardjwt.token.TrustedIssuer;
import io.github.dropwizardjwt.token.TrustedIssuerBuilder;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a trusted issuer that concern its tokens: what they must contain, and what it means. Not thread-safe.
 */
public abstract class IssuerTokenConfiguration {
    private static final KeySource NO_KEYS = () -> {
        throw new KeysUnavailableException("Settings have no keys");
    };

    private @Nullable List<@NotBlank @Name String> audience;
    private @Nullable String typ;
    private @Nullable String treatAs;
    private @Nullable String typeClaim;

    private List<String> scopeClaims = List.of("/scope");

    /** Read as text, so that the message about an unknown value lists the known ones. Null for the default. */
    private @Nullable String subjects;

    private List<String> subjectClaim = List.of("/sub");

    @NotNull
    private List<@NotNull String> requiredClaims = List.of();

    @NotNull
    @MinDuration(value = 0, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 10, unit = TimeUnit.MINUTES)
    private Duration clockSkew = Duration.seconds(30);

    IssuerTokenConfiguration() {}

    /**
     * The audiences of this service, one or a list: each token must have one of them in its {@code aud} (RFC 7519
     * §4.1.3). Required; an empty list only if its tokens have no {@code aud} at all.
     *
     * @return the audiences
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
     * The {@code typ} header that its tokens must have: {@code at+jwt} (RFC 9068), {@code JWT}, {@code JOSE} or
     * {@code JWS}. Default: any of these, or none.
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
     * {@code auth} if its tokens have no {@code type} claim and are auth tokens. Default: tokens without that claim are
     * rejected.
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
     * The claim that auth tokens have, instead of {@code type=auth}: a name and a value, as in
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
     * The claims that hold the scopes of its tokens, as JSON Pointers (RFC 6901). Default: {@code /scope}.
     *
     * @return the pointers
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
     * Whose subjects its tokens name: {@code SEPARATE} for its own, which {@code sub} of {@code @RequireToken} never
     * takes for subjects of this service; {@code SHARED} for those of this service. Default: {@code SEPARATE}, or
     * {@code SHARED} if it is the only issuer and this service has no tokens of its own.
     *
     * @return {@code SHARED} if a subject is the same user here and there; null for the default
     */
    @JsonIgnore
    public @Nullable Subjects getSubjects() {
        // Validation rejects an unknown value; until then, nobody of the issuer is one of ours.
        return subjects == null ? null : subjectsLoader().known().orElse(Subjects.SEPARATE);
    }

    /** What is written without a value is not the default. */
    @JsonProperty("subjects")
    private void readSubjects(@Nullable String name) {
        this.subjects = name == null ? "" : name;
    }

    @JsonIgnore
    public void setSubjects(Subjects subjects) {
        this.subjects = subjects.name();
    }

    /**
     * The claims that may hold the subject of its tokens, as JSON Pointers (RFC 6901), of which the first that is
     * neither missing nor blank counts. Default: {@code /sub}; with any other, {@code sub} may be missing.
     *
     * @return the pointers
     */
    @JsonProperty
    public List<String> getSubjectClaim() {
        return subjectClaim;
    }

    @JsonProperty
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    public void setSubjectClaim(@Nullable List<String> subjectClaim) {
        this.subjectClaim = subjectClaim == null ? List.of() : subjectClaim;
    }

    /**
     * What all of its tokens must have among their claims, in the grammar of {@code claims} of {@code @RequireToken}:
     * {@code azp=orders-web}. One entry or a list, without path parameters. Default: nothing.
     *
     * @return the entries
     */
    @JsonProperty
    public List<String> getRequiredClaims() {
        return requiredClaims;
    }

    @JsonProperty
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    public void setRequiredClaims(List<String> requiredClaims) {
        this.requiredClaims = requiredClaims;
    }

    /**
     * The clock skew that is tolerated (RFC 7519 §4.1.4). Default: 30 seconds; at most 10 minutes.
     *
     * @return the duration
     */
    @JsonProperty
    public Duration getClockSkew() {
        return clockSkew;
    }

    @JsonProperty
    public void setClockSkew(Duration clockSkew) {
        this.clockSkew = clockSkew;
    }

    /** What the tokens of the issuer must contain, verified with its keys. */
    final TrustedIssuer rules(String issuer, KeySource keys) {
        return loader(issuer).build(keys, builder -> applyTo(builder.clockSkew(clockSkew.toJavaDuration())));
    }

    /**
     * Applies what is neither about claims nor about keys.
     *
     * @throws SettingException if it cannot be used
     */
    abstract void applyTo(TrustedIssuerBuilder rules);

    /**
     * Checks these settings, except those that have annotations.
     *
     * @throws SettingException if one cannot be used
     */
    final void checkRules(String issuer) {
        loader(issuer).build(NO_KEYS, this::applyTo);
    }

    private IssuerRulesLoader loader(String issuer) {
        return new IssuerRulesLoader(
                issuer,
                audience,
                typ,
                treatAs,
                typeClaim,
                scopeClaims,
                subjectsLoader(),
                new RequiredClaimsLoader(requiredClaims));
    }

    private IssuerSubjectsLoader subjectsLoader() {
        return new IssuerSubjectsLoader(subjects, subjectClaim);
    }
}
