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
     * How long the answer that a token is not revoked is cached. A token that is revoked meanwhile, on this node or
     * another, is accepted for up to so long. Default: 0 seconds, so that the store is asked with each request; at most
     * 5 minutes.
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
