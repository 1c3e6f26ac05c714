package io.github.dropwizardjwt.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What all clients have in common. */
final class LettuceSettings {
    private static final int MAX_QUEUED = 10_000;

    private LettuceSettings() {}

    /**
     * Adds the common options.
     *
     * @param timeout how long a connection may take to be opened
     */
    static <T extends ClientOptions.Builder> T common(T builder, Duration timeout) {
        builder.requestQueueSize(MAX_QUEUED)
                .replayFilter(command -> true)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout)
                        .keepAlive(true)
                        .build());
        return builder;
    }

    /** Closes a client with its connections, and stops its threads. */
    static void close(AbstractRedisClient client) {
        ClientResources resources = client.getResources();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
