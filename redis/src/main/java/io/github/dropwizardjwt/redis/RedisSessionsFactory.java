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

/** {@code sessions: {type: redis, uri: …}}: sessions in Redis 6.2 or later, or Valkey. */
@JsonTypeName("redis")
public final class RedisSessionsFactory extends SessionsFactory {
    /** Requests have given up by then; a command that still waits is stuck. */
    private static final Duration LONGER_THAN_REQUESTS = Duration.ofSeconds(1);

    @NotBlank
    private @Nullable String uri;

    private boolean cluster;

    @NotNull
    private String keyPrefix = "jwt:";

    /**
     * Where Redis is: {@code redis://user:password@host:6379/0}, {@code rediss://…} for TLS, or
     * {@code redis-sentinel://host1,host2/0#name}. Characters in the password that mean something in URIs are
     * percent-encoded.
     *
     * @return the URI, which may hold a password
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
     * Whether {@link #getUri()} is of one node of a Redis Cluster. Default: false.
     *
     * @return whether
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
     * What the names of all keys begin with. Services that issue tokens of different issuers and share a Redis need
     * different ones, so that ending all sessions of a subject ends those of one issuer. Default: {@code jwt:}.
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
     * Connects to Redis, which must be up: what cannot be reached at the start is most often misconfigured. Waiting for an
     * answer ends one second after {@link #getTimeout()}.
     *
     * @throws IllegalArgumentException if the URI is none of Redis
     * @throws IllegalStateException if Redis cannot be reached, does not let the user keep sessions, or forgets keys when
     *     its memory is full
     */
    @Override
    protected SessionStore build(Environment environment) {
        RedisURI address = address();
        RedisConnection connection = connect(address);
        try {
            StartCheck.check(connection.commands(), keyPrefix);
            EvictionCheck.check(connection.commands());
        } catch (RedisException e) {
            connection.stop();
            throw ConnectionProblem.of(e, address.isSsl());
        } catch (RuntimeException e) {
            connection.stop();
            throw e;
        }
        environment.lifecycle().manage(connection);
        Pipeline pipeline = new Pipeline(connection.asyncCommands(), waiting());
        return new RedisSessionStore(connection.commands(), pipeline, keyPrefix);
    }

    private RedisConnection connect(RedisURI address) {
        try {
            return cluster ? RedisConnection.toCluster(address) : RedisConnection.toNode(address);
        } catch (RedisException e) {
            throw ConnectionProblem.of(e, address.isSsl());
        }
    }

    private RedisURI address() {
        RedisURI address = parse(Objects.requireNonNull(uri, "validated"));
        address.setTimeout(waiting());
        return address;
    }

    private Duration waiting() {
        return getTimeout().toJavaDuration().plus(LONGER_THAN_REQUESTS);
    }

    private static RedisURI parse(String uri) {
        try {
            return RedisURI.create(uri);
        } catch (IllegalArgumentException e) {
            // Without the cause, which quotes the URI and so the password.
            throw new IllegalArgumentException(
                    "jwt.sessions.uri is no URI of Redis; they look like redis://host:6379 or "
                            + "rediss://user:password@host:6379, with special characters of the password percent-encoded");
        }
    }
}
