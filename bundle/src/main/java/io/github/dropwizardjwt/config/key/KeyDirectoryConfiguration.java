package io.github.dropwizardjwt.config.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The {@code keyDirectory:} section, a directory of keys that is read again when it changes. */
public class KeyDirectoryConfiguration {
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
     * The directory. Each file in it is a key, and is named for the instant from which it signs and for its algorithm,
     * as {@code 2026-12-01T00-00-00Z.ES256.pem}. Required.
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
     * How long a key must have been in the directory before it signs, so that all nodes and all who read the JWK Set know
     * it by then. Default: 30 minutes; at least 10, which is more than {@link #getReloadInterval()} and the time for which
     * others may keep the JWK Set together.
     *
     * @return the time
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
     * How often the directory is looked at. Default: every 10 seconds; at most every 5 minutes.
     *
     * @return the time between two looks
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
