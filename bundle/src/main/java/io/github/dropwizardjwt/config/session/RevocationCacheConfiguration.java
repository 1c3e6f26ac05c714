package io.github.dropwizardjwt.config.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sessions.revocationCache:} section: how long a node remembers that a token is not revoked, instead of
 * asking the store with each request. Not thread-safe.
 */
public final class RevocationCacheConfiguration {
    private boolean follow;

    @MinDuration(value = 0, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 5, unit = TimeUnit.MINUTES)
    private @Nullable Duration maxStaleness;

    @NotNull
    @MinDuration(value = 2, unit = TimeUnit.MILLISECONDS)
    @MaxDuration(value = 50, unit = TimeUnit.MILLISECONDS)
    private Duration interval = Duration.milliseconds(10);

    /**
     * Whether this node follows the log of the store, and asks about a token once instead of with each request.
     * Default: false.
     *
     * @return whether the log is followed
     */
    @JsonProperty
    public boolean isFollow() {
        return follow;
    }

    @JsonProperty
    public void setFollow(boolean follow) {
        this.follow = follow;
    }

    /**
     * How long a token may be accepted after it was revoked. With {@link #isFollow()}, a node rejects a token as soon
     * as it has read from the log that the token was revoked, and this is the bound while the log cannot be read: 1
     * second unless set, and 250 milliseconds to 10 seconds. Without {@link #isFollow()}, the answer that a token is
     * not revoked is cached for this time, and a token that is revoked meanwhile, on this node or another, is accepted
     * until then. Default: 0 seconds, so that the store is asked with each request; at most 5 minutes.
     *
     * @return the time
     */
    @JsonProperty
    public Duration getMaxStaleness() {
        return Objects.requireNonNullElse(maxStaleness, Duration.seconds(follow ? 1 : 0));
    }

    @JsonProperty
    public void setMaxStaleness(Duration maxStaleness) {
        this.maxStaleness = maxStaleness;
    }

    /**
     * How often the log of a database is read. Redis reports by itself. Default: 10 milliseconds; 2 to 50.
     *
     * @return the time
     */
    @JsonProperty
    public Duration getInterval() {
        return interval;
    }

    @JsonProperty
    public void setInterval(Duration interval) {
        this.interval = interval;
    }
}
