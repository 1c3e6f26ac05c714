package io.github.dropwizardjwt;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.DataSizeUnit;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDataSize;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDataSize;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.selfvalidating.SelfValidating;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.auth.Unannotated;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The {@code jwt:} section of an application's configuration. Hold it in a {@code @Valid @NotNull} field. Every setting
 * that is impossible, weak, missing or contradicts another stops the start. Not for use by several threads.
 */
@SelfValidating
public class JwtConfiguration extends KeyConfiguration {
    /** What an issuer or an audience may be; that it is not blank is another matter. RFC 7519 §2 allows any text. */
    static final String NAME = "\\s*|[^\\s\\p{Cc}]([^\\p{Cc}]*[^\\s\\p{Cc}])?";

    static final String NO_NAME =
            "must have no control characters in it, and no blanks around it; write it on one line";

    @NotBlank
    @Pattern(regexp = NAME, message = NO_NAME)
    private @Nullable String issuer;

    private List<@NotNull @Valid TrustedIssuerConfiguration> trustedIssuers = List.of();

    @NotNull
    private List<@NotBlank @Pattern(regexp = NAME, message = NO_NAME) String> audience = List.of();

    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 3650, unit = TimeUnit.DAYS)
    private Duration authMaxAge = Duration.hours(1);

    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 3650, unit = TimeUnit.DAYS)
    private Duration refreshMaxAge = Duration.days(7);

    @NotNull
    @MinDuration(value = 0, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 10, unit = TimeUnit.MINUTES)
    private Duration clockSkew = Duration.seconds(0);

    @NotNull
    @MinDataSize(value = 512, unit = DataSizeUnit.BYTES)
    @MaxDataSize(value = 64, unit = DataSizeUnit.KIBIBYTES)
    private DataSize maxTokenSize = DataSize.kibibytes(8);

    @NotNull
    @Pattern(
            regexp = "[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+",
            message = "must be printable ASCII without quotes and backslashes")
    private String realm = "api";

    @Valid
    private @Nullable SessionsFactory sessions;

    private Unannotated unannotated = Unannotated.ALLOW;
    private boolean unknownUnannotated;

    @Valid
    @NotNull
    private TokenCacheConfiguration verifiedTokenCache = new TokenCacheConfiguration();

    /**
     * The {@code iss} claim of issued tokens, and the only one accepted (RFC 7519 §4.1.1). Required.
     *
     * @return the issuer
     */
    @JsonProperty
    public @Nullable String getIssuer() {
        return issuer;
    }

    @JsonProperty
    public void setIssuer(String issuer) {
        this.issuer = issuer;
    }

    /**
     * Other issuers whose auth tokens count here: identity providers, say. Default: none.
     *
     * @return the issuers
     */
    @JsonProperty
    public List<TrustedIssuerConfiguration> getTrustedIssuers() {
        return trustedIssuers;
    }

    @JsonProperty
    public void setTrustedIssuers(@Nullable List<TrustedIssuerConfiguration> trustedIssuers) {
        this.trustedIssuers = trustedIssuers == null ? List.of() : trustedIssuers;
    }

    /**
     * The names this service goes by (RFC 7519 §4.1.3), one or a list: issued tokens carry all, accepted ones must carry
     * one. Default: none, and then tokens with an audience are refused.
     *
     * @return the names
     */
    @JsonProperty
    public List<String> getAudience() {
        return audience;
    }

    @JsonProperty
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    public void setAudience(List<String> audience) {
        this.audience = audience;
    }

    /**
     * How long auth tokens are good for, in whole seconds. Default: 1 hour.
     *
     * @return the time
     */
    @JsonProperty
    public Duration getAuthMaxAge() {
        return authMaxAge;
    }

    @JsonProperty
    public void setAuthMaxAge(Duration authMaxAge) {
        this.authMaxAge = authMaxAge;
    }

    /**
     * How long refresh tokens are good for, in whole seconds. Default: 7 days.
     *
     * @return the time
     */
    @JsonProperty
    public Duration getRefreshMaxAge() {
        return refreshMaxAge;
    }

    @JsonProperty
    public void setRefreshMaxAge(Duration refreshMaxAge) {
        this.refreshMaxAge = refreshMaxAge;
    }

    /**
     * How far the clocks of issuer and verifier may differ. Default: 0 seconds; at most 10 minutes.
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
     * The most characters a token may have, issued or accepted. Default: 8 KiB, which is also what Jetty takes for all
     * headers together.
     *
     * @return the size; a character is a byte
     */
    @JsonProperty
    public DataSize getMaxTokenSize() {
        return maxTokenSize;
    }

    @JsonProperty
    public void setMaxTokenSize(DataSize maxTokenSize) {
        this.maxTokenSize = maxTokenSize;
    }

    /**
     * The name of what is protected, in {@code WWW-Authenticate}. Default: {@code api}.
     *
     * @return the realm
     */
    @JsonProperty
    public String getRealm() {
        return realm;
    }

    @JsonProperty
    public void setRealm(String realm) {
        this.realm = realm;
    }

    /**
     * Where sessions are kept, and what holds for them. Default: nowhere, and tokens are good until they expire.
     *
     * @return the settings; null for none
     */
    @JsonProperty
    public @Nullable SessionsFactory getSessions() {
        return sessions;
    }

    @JsonProperty
    public void setSessions(@Nullable SessionsFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * What happens to resource methods that say nothing. Default: they are open.
     *
     * @return open, authenticated or denied
     */
    @JsonProperty
    public Unannotated getUnannotated() {
        return unannotated;
    }

    @JsonIgnore
    public void setUnannotated(Unannotated unannotated) {
        this.unannotated = unannotated;
        this.unknownUnannotated = false;
    }

    /** As text, so that an unknown word is answered with the known ones. */
    @JsonProperty("unannotated")
    void setUnannotatedName(@Nullable String name) {
        Optional<Unannotated> known = Arrays.stream(Unannotated.values())
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst();
        this.unannotated = known.orElse(Unannotated.DENY);
        this.unknownUnannotated = known.isEmpty();
    }

    /**
     * How many verified tokens are remembered. Default: 10,000, in 64 MiB at most.
     *
     * @return the settings of the cache
     */
    @JsonProperty
    public TokenCacheConfiguration getVerifiedTokenCache() {
        return verifiedTokenCache;
    }

    @JsonProperty
    public void setVerifiedTokenCache(TokenCacheConfiguration verifiedTokenCache) {
        this.verifiedTokenCache = verifiedTokenCache;
    }

    /**
     * From where this service's own keys come.
     *
     * @return the settings
     * @throws IllegalArgumentException if there is no algorithm
     */
    OwnKeySettings keys() {
        return new OwnKeySettings(this, requiredAlgorithm());
    }

    /**
     * Issues and verifies as these settings say, without trusted issuers and sessions. A missing key file is made, if
     * {@link #isGenerateMissing()}.
     *
     * @param clock what time it is
     * @return a new manager
     * @throws IllegalArgumentException if a setting is not usable
     */
    TokenManager build(Clock clock) {
        return builder(clock, keys().load(clock).scheduled()).build();
    }

    /**
     * What a manager with these keys is made of.
     *
     * @param clock what time it is
     * @param keys the service's own keys
     */
    TokenManagerBuilder builder(Clock clock, KeySource keys) {
        TokenManagerBuilder tokens = TokenManager.builder(issuer == null ? "" : issuer, keys)
                .audience(audience)
                .authMaxAge(authMaxAge.toJavaDuration())
                .refreshMaxAge(refreshMaxAge.toJavaDuration())
                .clockSkew(clockSkew.toJavaDuration())
                .maxTokenSize(Math.toIntExact(maxTokenSize.toBytes()))
                .clock(clock);
        verifiedTokenCache.applyTo(tokens);
        return tokens;
    }

    @SelfValidation
    public void checkAlgorithmAndKeys(ViolationCollector violations) {
        try {
            keys().check();
        } catch (SettingException e) {
            violations.addViolation(e.setting(), e.problem());
        }
    }

    @SelfValidation
    public void checkTrustedIssuers(ViolationCollector violations) {
        Set<String> seen = new HashSet<>();
        seen.add(issuer);
        for (int i = 0; i < trustedIssuers.size(); i++) {
            TrustedIssuerConfiguration entry = trustedIssuers.get(i);
            if (entry != null && !seen.add(entry.getIssuer())) {
                violations.addViolation(
                        "trustedIssuers[" + i + "].issuer", "is there before, or this service itself; drop the entry");
            }
        }
    }

    @SelfValidation
    public void checkUnannotated(ViolationCollector violations) {
        if (unknownUnannotated) {
            violations.addViolation("unannotated", "is unknown; choose one of " + names(Unannotated.values()));
        }
    }

    @SelfValidation
    public void checkWholeSeconds(ViolationCollector violations) {
        checkWholeSeconds("authMaxAge", authMaxAge, violations);
        checkWholeSeconds("refreshMaxAge", refreshMaxAge, violations);
    }

    @SelfValidation
    public void checkThatRefreshTokensLiveLonger(ViolationCollector violations) {
        if (authMaxAge != null
                && refreshMaxAge != null
                && !verifiesOnly()
                && refreshMaxAge.toNanoseconds() < authMaxAge.toNanoseconds()) {
            violations.addViolation(
                    "refreshMaxAge",
                    "is less than authMaxAge, so that a token expires before the one it is to renew; raise it, or lower "
                            + "authMaxAge");
        }
    }

    private static void checkWholeSeconds(String setting, @Nullable Duration age, ViolationCollector violations) {
        if (age != null
                && age.getUnit().compareTo(TimeUnit.SECONDS) < 0
                && age.toNanoseconds() % TimeUnit.SECONDS.toNanos(1) != 0) {
            violations.addViolation(setting, "must be whole seconds, since that is how tokens tell the time");
        }
    }

    /** Nothing of the keys. */
    @Override
    public String toString() {
        return "JwtConfiguration[issuer=" + issuer + ", algorithm=" + getAlgorithm() + "]";
    }
}
