package io.github.dropwizardjwt.config.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;

/** The {@code sessions.revocationCache:} section. Not thread-safe. */
public final class RevocationCacheConfiguration {
    @NotNull
    @MinDuration(value = 0, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 5, unit = TimeUnit.MINUTES)
    private Duration maxStaleness = Duration.seconds(0);

    /**
     * For how long a token that was revoked, on this node or another, may still be let in, so that the store need not
     * be asked with each request. Default: 0 seconds; at most 5 minutes.
     *
     * @return the time
     */
    @JsonProperty
    public Duration getMaxStaleness() {
        return maxStaleness;
    }

    @JsonProperty
    public void setMaxStaleness(Duration maxStaleness) {
        this.maxStaleness = maxStaleness;
    }
}
