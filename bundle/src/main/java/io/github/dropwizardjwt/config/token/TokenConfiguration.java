package io.github.dropwizardjwt.config.token;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.DataSizeUnit;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDataSize;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDataSize;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.config.Name;
import io.github.dropwizardjwt.config.key.KeyConfiguration;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of the {@code jwt:} section that concern the service's own tokens. Not thread-safe. */
public abstract class TokenConfiguration extends KeyConfiguration {
    @NotBlank
    @Name
    private @Nullable String issuer;

    @NotNull
    private List<@NotBlank @Name String> audience = List.of();

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
     * The audiences of this service (RFC 7519 §4.1.3), one or a list: issued tokens have all of them, accepted tokens
     * at least one. Default: none, and then tokens with an audience are rejected.
     *
     * @return the audiences
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
     * How long auth tokens are valid, in whole seconds. Default: 1 hour.
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
     * How long refresh tokens are valid, in whole seconds. Default: 7 days.
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
     * How many verified tokens are cached. Default: 10,000, in 64 MiB at most.
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
     * Creates the builder of the token manager that these settings describe. Trusted issuers and sessions are added to
     * it.
     *
     * @param clock tells the time
     * @param keys the service's own keys
     * @return a new builder
     * @throws IllegalArgumentException if a setting is not usable
     */
    public TokenManagerBuilder buildTokens(Clock clock, KeySource keys) {
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

    @Override
    protected java.time.Duration longestTokenLife() {
        return Stream.of(authMaxAge, refreshMaxAge)
                .map(TokenConfiguration::javaDuration)
                .max(java.time.Duration::compareTo)
                .orElseThrow()
                .plus(javaDuration(clockSkew));
    }

    /** What is missing is a violation of its own. */
    private static java.time.Duration javaDuration(@Nullable Duration duration) {
        return duration == null ? java.time.Duration.ZERO : duration.toJavaDuration();
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
            violations.addViolation(setting, "must be a whole number of seconds");
        }
    }
}
