package io.github.dropwizardjwt.config.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.MemorySessionStore;
import io.github.dropwizardjwt.session.SessionStore;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code sessions: {type: memory}}: sessions that end with the process, for one node and for tests. Not thread-safe.
 */
@JsonTypeName("memory")
public final class MemorySessionsFactory extends SessionsFactory {
    private static final Logger LOGGER = LoggerFactory.getLogger(MemorySessionsFactory.class);

    @Min(1)
    private int maximumSize = 100_000;

    /**
     * How many sessions the store holds at most, and how many revoked tokens. A login or a revocation beyond that is
     * rejected with 503. Default: 100,000.
     *
     * @return the number
     */
    @JsonProperty
    public int getMaximumSize() {
        return maximumSize;
    }

    @JsonProperty
    public void setMaximumSize(int maximumSize) {
        this.maximumSize = maximumSize;
    }

    @Override
    protected SessionStore build(Environment environment) {
        LOGGER.warn("Sessions are kept in memory: a restart logs everybody out, and no other node knows of them");
        return new MemorySessionStore(maximumSize);
    }

    @Override
    protected boolean isShared() {
        return false;
    }

    /** Without a timeout and without warm-up, since the store never waits. */
    @Override
    SessionStore buildBounded(Environment environment, Clock clock) {
        return build(environment);
    }
}
