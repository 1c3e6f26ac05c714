package io.github.dropwizardjwt.redis;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.OutageContract;
import io.github.dropwizardjwt.session.SessionStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

class RedisOutageTest extends OutageContract {
    private RedisProcess server = RedisProcess.start();

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Override
    protected SessionStore store() {
        RedisSessionsFactory factory = RedisStores.factory(server.uri());
        factory.setTimeout(io.dropwizard.util.Duration.milliseconds(200));
        return factory.build(new Environment("test"));
    }

    @Override
    protected void pause() {
        server.pause();
    }

    @Override
    protected void resume() {
        server.resume();
    }

    @Override
    protected void answerAfter(Duration time) {
        server.ask(redis -> redis.clientPause(time.toMillis()));
    }

    @Override
    protected void stop() {
        server.stop();
    }

    /** Without what it knew: everybody is logged out. */
    @Override
    protected void start() {
        server = RedisProcess.startAt(server.port());
    }
}
