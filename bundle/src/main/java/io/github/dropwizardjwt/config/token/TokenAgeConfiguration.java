package io.github.dropwizardjwt.config.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.config.OwnTokenSettings;
import io.github.dropwizardjwt.config.key.KeyConfiguration;
import jakarta.validation.constraints.NotNull;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of the {@code jwt:} section that say how long the service's own tokens are valid. Not thread-safe. */
public abstract class TokenAgeConfiguration extends KeyConfiguration {
    static final String EACH_ITS_OWN = "set it in each entry of trustedIssuers";

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

    /** The settings with a default that are set all the same. */
    private final Set<String> given = new HashSet<>();

    TokenAgeConfiguration() {}

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
        given.add("authMaxAge");
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
        given.add("refreshMaxAge");
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
        given.add("clockSkew");
    }

    @Override
    protected java.time.Duration longestTokenLife() {
        return Stream.of(authMaxAge, refreshMaxAge)
                .map(TokenAgeConfiguration::javaDuration)
                .max(java.time.Duration::compareTo)
                .orElseThrow()
                .plus(javaDuration(clockSkew));
    }

    /** What is missing is a violation of its own. */
    private static java.time.Duration javaDuration(@Nullable Duration duration) {
        return duration == null ? java.time.Duration.ZERO : duration.toJavaDuration();
    }

    @SelfValidation
    public void checkThatNoAgeIsUnused(ViolationCollector violations) {
        if (!hasOwnTokens()) {
            new OwnTokenSettings(violations)
                    .reject("authMaxAge", given.contains("authMaxAge"))
                    .reject("refreshMaxAge", given.contains("refreshMaxAge"))
                    .reject("clockSkew", given.contains("clockSkew"), EACH_ITS_OWN);
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
                && hasOwnTokens()
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
