package io.github.dropwizardjwt.redis;

import com.github.benmanes.caffeine.cache.Ticker;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to one primary. Every half second it is confirmed that the primary is still where the connection
 * leads, and that the server answers and is no replica; if not, the connection is closed and another one opened. So a
 * connection whose packets vanish is noticed, as is a server that another one has replaced. Commands are rejected once
 * the last confirmation is too old: a primary that hung, or a process that was paused, cannot know what happened
 * meanwhile.
 */
final class PrimaryConnection implements RedisConnection {
    private static final Logger LOGGER = LoggerFactory.getLogger(PrimaryConnection.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** The connections to sentinels are opened, and classes loaded. */
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(5);

    /**
     * How long a confirmation counts: two intervals, and what a busy machine takes. Sentinels promote another server
     * after a primary has not answered for longer, so that no confirmation is left when it wakes up.
     */
    private static final Duration MAX_AGE = Duration.ofSeconds(2);

    private final RedisClient client;
    private final PrimaryLocator locator;
    private final Duration limit;
    private final Duration maxAge;
    private final Ticker ticker = Ticker.systemTicker();
    private final ConnectionWatch watch = new ConnectionWatch(this::confirm);
    private volatile @Nullable Link link;

    private PrimaryConnection(RedisClient client, PrimaryLocator locator, Duration limit, Duration maxAge) {
        this.client = client;
        this.locator = locator;
        this.limit = limit;
        this.maxAge = maxAge;
    }

    /**
     * Connects to a single server, or to the primary that sentinels name.
     *
     * @param uri the address, with the timeout of commands
     * @throws RedisException if that fails
     */
    static PrimaryConnection open(RedisURI uri) {
        RedisClient client = RedisClient.create();
        client.setOptions(LettuceSettings.common(ClientOptions.builder(), uri.getTimeout())
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        Duration limit = uri.getTimeout();
        PrimaryConnection connection = uri.getSentinels().isEmpty()
                // Nobody is promoted while it hangs, and it may answer as slowly as requests can wait.
                ? new PrimaryConnection(client, patience -> uri, limit, limit.plus(MAX_AGE))
                : new PrimaryConnection(client, Sentinels.of(uri, client), limit, MAX_AGE);
        try {
            connection.follow();
            return connection;
        } catch (RuntimeException e) {
            connection.stop();
            throw e;
        }
    }

    private void follow() {
        connect(locator.locate(PATIENCE_AT_START));
        client.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> disconnected) {
                Link current = link;
                if (current != null && current.leadsThrough(disconnected)) {
                    watch.checkNow();
                }
            }
        });
        watch.start();
    }

    private void confirm() {
        try {
            Link current = link;
            if (current == null) {
                connect(locator.locate(PATIENCE));
            } else {
                confirm(current);
            }
        } catch (RuntimeException e) {
            LOGGER.debug("No server is confirmed to be the primary of Redis", e);
        }
    }

    private void confirm(Link current) {
        String flaw = use(current);
        if (flaw == null || watch.isStopped()) {
            return;
        }
        link = null;
        LOGGER.warn("Left the Redis at {}: {}", current.place(), flaw);
        current.close();
        connect(locator.locate(PATIENCE));
    }

    private void connect(RedisURI primary) {
        Link opened = Link.open(client, primary);
        try {
            String flaw = use(opened);
            if (flaw != null) {
                throw new NoPrimaryException(flaw);
            }
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        LOGGER.info("Connected to the Redis at {}", opened.place());
    }

    /**
     * Uses a connection if it leads to the primary. That is asked last: while a server hangs, another may be promoted.
     *
     * @return why it cannot be used; null if it is
     */
    private @Nullable String use(Link candidate) {
        String flaw = candidate.flaw(limit);
        if (flaw != null) {
            return flaw;
        }
        long asked = ticker.read();
        try {
            if (!candidate.leadsTo(locator.locate(PATIENCE))) {
                return "another server is the primary now";
            }
        } catch (FailoverException e) {
            return "another server is about to become the primary";
        }
        link = candidate.confirmedAt(asked);
        return null;
    }

    @Override
    public RedisClusterCommands<String, String> commands() {
        return connection().sync();
    }

    @Override
    public RedisClusterAsyncCommands<String, String> asyncCommands() {
        return connection().async();
    }

    @Override
    public @Nullable StatefulRedisConnection<String, String> forBlocking() {
        Link current = link;
        return current == null ? null : current.side().get();
    }

    @Override
    public List<RedisCommands<String, String>> primaries() {
        return List.of(connection().sync());
    }

    @Override
    public String partition(String key) {
        return "";
    }

    private StatefulRedisConnection<String, String> connection() {
        Link current = link;
        if (current == null || current.isOlderThan(maxAge, ticker.read())) {
            throw new NoPrimaryException("No server is confirmed to be the primary of Redis");
        }
        return current.connection();
    }

    @Override
    public void stop() {
        watch.stop();
        LettuceSettings.close(client);
    }
}
