package io.github.dropwizardjwt.redis;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.session.SessionStore;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code sessions: {type: redis, uri: …}}: sessions in Redis 6.2 or later, or Valkey. Not thread-safe. */
@JsonTypeName("redis")
public final class RedisSessionsFactory extends SessionsFactory {
    /** By then every request has given up, and a command that still waits is stuck. */
    private static final Duration LONGER_THAN_REQUESTS = Duration.ofSeconds(1);

    private static final long SHORTEST_PATIENCE = 20;
    private static final long LONGEST_PATIENCE = 100;

    @NotBlank
    private @Nullable String uri;

    private boolean cluster;

    @NotNull
    private String keyPrefix = "jwt:";

    /**
     * The address of Redis: {@code redis://user:password@host:6379/0}, {@code rediss://…} for TLS, or
     * {@code redis-sentinel://host1,host2,host3/0#name} with all sentinels. Special characters in the password must be
     * percent-encoded.
     *
     * @return the URI, which may contain a password
     */
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    public @Nullable String getUri() {
        return uri;
    }

    @JsonProperty
    public void setUri(@Nullable String uri) {
        this.uri = uri;
    }

    /**
     * Whether {@link #getUri()} is the address of a node of a Redis Cluster, which has no log that
     * {@code revocationCache.follow} could follow. Default: false.
     *
     * @return whether it is a cluster
     */
    @JsonProperty
    public boolean isCluster() {
        return cluster;
    }

    @JsonProperty
    public void setCluster(boolean cluster) {
        this.cluster = cluster;
    }

    /**
     * The prefix of all keys. Services of different issuers that share a Redis need different prefixes; otherwise
     * ending all sessions of a subject would end those of the other issuer too. Default: {@code jwt:}.
     *
     * @return the prefix
     */
    @JsonProperty
    public String getKeyPrefix() {
        return keyPrefix;
    }

    @JsonProperty
    public void setKeyPrefix(String keyPrefix) {
        this.keyPrefix = keyPrefix;
    }

    /**
     * Connects to Redis. It must be up: a server that cannot be reached at the start is usually misconfigured. Commands
     * time out one second after {@link #getTimeout()}.
     *
     * @throws IllegalArgumentException if the URI is not a Redis URI, or the log of a cluster is to be followed
     * @throws IllegalStateException if a primary cannot be reached, rejects the login or a command, or evicts keys when
     *     its memory is full
     */
    @Override
    protected SessionStore build(Environment environment) {
        if (getRevocationCache().isFollow()) {
            LogCheck.checkNoCluster(cluster);
        }
        RedisURI address = address();
        Keys keys = cluster ? Keys.ofCluster(keyPrefix) : Keys.of(keyPrefix);
        RedisConnection connection = connect(address);
        try {
            check(connection, keys);
        } catch (RedisException e) {
            connection.stop();
            throw ConnectionProblem.of(e, address.isSsl());
        } catch (RuntimeException e) {
            connection.stop();
            throw e;
        }
        environment.lifecycle().manage(connection);
        return new RedisSessionStore(connection, new Pipeline(connection, waiting()), keys, patience());
    }

    private void check(RedisConnection connection, Keys keys) {
        WriteCheck.check(connection, keys);
        EvictionCheck.check(connection.primaries());
        String log = keys.log();
        if (log != null && getRevocationCache().isFollow()) {
            LogCheck.check(connection, log);
        } else if (log != null) {
            LogCheck.warnIfUnwritable(connection, log);
        }
    }

    /** How long the log waits for a line: so short that several readings may fail before memory is too old. */
    private Duration patience() {
        long tenth = getRevocationCache().getMaxStaleness().toMilliseconds() / 10;
        return Duration.ofMillis(Math.max(SHORTEST_PATIENCE, Math.min(tenth, LONGEST_PATIENCE)));
    }

    private RedisConnection connect(RedisURI address) {
        try {
            return cluster ? ClusterConnection.open(address) : PrimaryConnection.open(address);
        } catch (RedisException e) {
            throw ConnectionProblem.of(e, address.isSsl());
        }
    }

    private RedisURI address() {
        RedisURI address = parse(Objects.requireNonNull(uri, "validated"));
        address.setTimeout(waiting());
        // Theirs is a minute otherwise, for which a connection whose packets vanish would be waited for.
        address.getSentinels().forEach(sentinel -> sentinel.setTimeout(waiting()));
        return address;
    }

    private Duration waiting() {
        return getTimeout().toJavaDuration().plus(LONGER_THAN_REQUESTS);
    }

    private static RedisURI parse(String uri) {
        try {
            return RedisURI.create(uri);
        } catch (IllegalArgumentException e) {
            // Without the cause, which quotes the URI and so a password.
            throw new IllegalArgumentException(
                    "jwt.sessions.uri is not a Redis URI; these look like redis://host:6379 or "
                            + "rediss://user:password@host:6379, with special characters of the password "
                            + "percent-encoded");
        }
    }
}
