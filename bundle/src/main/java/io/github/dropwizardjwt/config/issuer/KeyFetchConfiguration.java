package io.github.dropwizardjwt.config.issuer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.remote.RemoteKeysBuilder;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The {@code fetch:} section of an entry in {@code jwt.trustedIssuers}: how the issuer's keys are fetched. Not
 * thread-safe.
 */
public final class KeyFetchConfiguration extends FetchTransportConfiguration {
    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 1, unit = TimeUnit.DAYS)
    private Duration refreshInterval = Duration.minutes(5);

    @NotNull
    @MinDuration(value = 100, unit = TimeUnit.MILLISECONDS)
    @MaxDuration(value = 1, unit = TimeUnit.HOURS)
    private Duration minRefreshInterval = Duration.seconds(10);

    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 7, unit = TimeUnit.DAYS)
    private Duration maxStaleness = Duration.hours(6);

    @NotNull
    @MinDuration(value = 10, unit = TimeUnit.MILLISECONDS)
    @MaxDuration(value = 30, unit = TimeUnit.SECONDS)
    private Duration connectTimeout = Duration.seconds(2);

    @NotNull
    @MinDuration(value = 10, unit = TimeUnit.MILLISECONDS)
    @MaxDuration(value = 30, unit = TimeUnit.SECONDS)
    private Duration readTimeout = Duration.seconds(5);

    private boolean requiredAtStart;

    private boolean allowInsecureHttp;

    /**
     * How long a JWK Set is fresh if the issuer's {@code Cache-Control} has no {@code max-age}; a {@code max-age} is
     * bounded by 1 minute and 1 hour. The set is fetched again after four fifths of that time, or of
     * {@code maxStaleness} if that is shorter. Default: 5 minutes; at least {@code minRefreshInterval}.
     *
     * @return the duration
     */
    @JsonProperty
    public Duration getRefreshInterval() {
        return refreshInterval;
    }

    @JsonProperty
    public void setRefreshInterval(Duration refreshInterval) {
        this.refreshInterval = refreshInterval;
    }

    /**
     * The least time from one fetch to the next, however many tokens name unknown keys. Default: 10 seconds.
     *
     * @return the duration
     */
    @JsonProperty
    public Duration getMinRefreshInterval() {
        return minRefreshInterval;
    }

    @JsonProperty
    public void setMinRefreshInterval(Duration minRefreshInterval) {
        this.minRefreshInterval = minRefreshInterval;
    }

    /**
     * How long a JWK Set is used while the issuer is down. After that, its tokens are answered with 503. Default: 6
     * hours; at least five fourths of {@code minRefreshInterval}, and five times as long as a fetch may take.
     *
     * @return the duration
     */
    @JsonProperty
    public Duration getMaxStaleness() {
        return maxStaleness;
    }

    @JsonProperty
    public void setMaxStaleness(Duration maxStaleness) {
        this.maxStaleness = maxStaleness;
    }

    /**
     * How long a connection to the issuer may take. Default: 2 seconds; 30 seconds at most.
     *
     * @return the duration
     */
    @JsonProperty
    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    @JsonProperty
    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /**
     * How long a response of the issuer may take to begin, and then to end. Default: 5 seconds; 30 seconds at most.
     * Requests that wait for a fetch do so for 3 seconds at most.
     *
     * @return the duration
     */
    @JsonProperty
    public Duration getReadTimeout() {
        return readTimeout;
    }

    @JsonProperty
    public void setReadTimeout(Duration readTimeout) {
        this.readTimeout = readTimeout;
    }

    /**
     * Whether the service fails to start if the issuer's keys cannot be fetched. Then the start waits for three
     * attempts in full. Default: no; without it the start waits for 3 seconds at most, for all issuers together, and
     * until the keys are there, the issuer's tokens are answered with 503, and the health check is unhealthy.
     *
     * @return whether the keys are required
     */
    @JsonProperty
    public boolean isRequiredAtStart() {
        return requiredAtStart;
    }

    @JsonProperty
    public void setRequiredAtStart(boolean requiredAtStart) {
        this.requiredAtStart = requiredAtStart;
    }

    /**
     * Whether the issuer's metadata and keys may be fetched over http from any host, inside a network that is trusted.
     * Anybody on the network in between can then replace the keys and sign in as anybody. Default: no; without it http
     * is for the loopback interface only. URLs in metadata that was fetched over https must be https in any case.
     *
     * @return whether http is allowed
     */
    @JsonProperty
    public boolean isAllowInsecureHttp() {
        return allowInsecureHttp;
    }

    @JsonProperty
    public void setAllowInsecureHttp(boolean allowInsecureHttp) {
        this.allowInsecureHttp = allowInsecureHttp;
    }

    /** Applies to a builder what decides which URLs it takes. */
    void applyUrlsTo(RemoteKeysBuilder keys) {
        if (allowInsecureHttp) {
            keys.allowInsecureHttp();
        }
    }

    /**
     * Applies the settings to a builder.
     *
     * @param url the URL of the keys, or the issuer whose metadata names it
     * @throws SettingException if one cannot be used, or they contradict each other
     */
    void applyTo(RemoteKeysBuilder keys, String url) {
        applyUrlsTo(keys);
        keys.transport(transport(url));
        keys.refreshInterval(refreshInterval.toJavaDuration())
                .minRefreshInterval(minRefreshInterval.toJavaDuration())
                .maxStaleness(maxStaleness.toJavaDuration())
                .connectTimeout(connectTimeout.toJavaDuration())
                .readTimeout(readTimeout.toJavaDuration());
        keys.refreshIntervalProblem().ifPresent(problem -> reject("refreshInterval", problem));
        keys.maxStalenessProblem().ifPresent(problem -> reject("maxStaleness", problem));
    }

    private static void reject(String time, String problem) {
        throw new SettingException("fetch." + time, problem);
    }

    /** Whether each time is set and positive, and the rest in its range; otherwise that is a violation of its own. */
    boolean isComplete() {
        return isTransportComplete()
                && Stream.of(refreshInterval, minRefreshInterval, maxStaleness, connectTimeout, readTimeout)
                        .allMatch(time -> time != null && time.getQuantity() > 0);
    }
}
