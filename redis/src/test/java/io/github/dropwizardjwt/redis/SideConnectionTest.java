package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Waiting;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SideConnectionTest {
    private final RedisProcess server = RedisProcess.start();
    private final PrimaryConnection connection = PrimaryConnection.open(RedisURI.create(server.uri()));

    @AfterEach
    void stop() {
        connection.stop();
        server.stop();
    }

    @Test
    void isOpenedOnce() {
        assertThat(opened()).isSameAs(opened());
    }

    @Test
    void isOpenedAgainAfterItWasLost() {
        StatefulRedisConnection<String, String> first = opened();
        kill(first.sync().clientId());

        assertThat(openedAfter(first).isOpen()).isTrue();
    }

    @Test
    void isClosedWithItsLink() {
        StatefulRedisConnection<String, String> first = opened();
        kill(connection.commands().clientId());

        Waiting.until("the connection is closed", () -> !first.isOpen());
        assertThat(openedAfter(first).isOpen()).isTrue();
    }

    @Test
    void isClosedWithTheService() {
        StatefulRedisConnection<String, String> first = opened();
        connection.stop();

        assertThat(first.isOpen()).isFalse();
        assertThat(connection.forBlocking()).isNull();
        server.awaitInfo("clients", "connected_clients", "1");
    }

    private StatefulRedisConnection<String, String> opened() {
        return openedAfter(null);
    }

    private StatefulRedisConnection<String, String> openedAfter(StatefulRedisConnection<String, String> first) {
        Waiting.until("a connection is open", () -> {
            StatefulRedisConnection<String, String> open = connection.forBlocking();
            return open != null && open != first;
        });
        return connection.forBlocking();
    }

    private void kill(long id) {
        server.ask(redis -> redis.clientKill(KillArgs.Builder.id(id)));
    }
}
