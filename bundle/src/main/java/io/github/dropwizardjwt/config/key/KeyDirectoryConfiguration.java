package io.github.dropwizardjwt.config.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The {@code keyDirectory:} section, a directory of keys that are rotated while the service runs. Not thread-safe. */
public final class KeyDirectoryConfiguration {
    private @Nullable String path;

    @NotNull
    @MinDuration(value = 10, unit = TimeUnit.MINUTES)
    @MaxDuration(value = 90, unit = TimeUnit.DAYS)
    private Duration publishAhead = Duration.minutes(30);

    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 5, unit = TimeUnit.MINUTES)
    private Duration reloadInterval = Duration.seconds(10);

    /**
     * The directory. Each file is a key, and its name is the instant from which the key signs and its algorithm, as in
     * {@code 2026-12-01T00-00-00Z.ES256.pem}. Required.
     *
     * @return the directory
     */
    @JsonProperty
    public @Nullable String getPath() {
        return path;
    }

    @JsonProperty
    public void setPath(@Nullable String path) {
        this.path = path;
    }

    /**
     * How long a key must have been in the directory before it signs, so that all nodes and all readers of the JWK Set
     * know it by then. Default: 30 minutes; at least 10 minutes, which is more than the maximum
     * {@link #getReloadInterval()} and the time for which the JWK Set may be cached.
     *
     * @return the duration
     */
    @JsonProperty
    public Duration getPublishAhead() {
        return publishAhead;
    }

    @JsonProperty
    public void setPublishAhead(Duration publishAhead) {
        this.publishAhead = publishAhead;
    }

    /**
     * How often the directory is read again. Default: 10 seconds; at most 5 minutes.
     *
     * @return the time between two readings
     */
    @JsonProperty
    public Duration getReloadInterval() {
        return reloadInterval;
    }

    @JsonProperty
    public void setReloadInterval(Duration reloadInterval) {
        this.reloadInterval = reloadInterval;
    }
}
