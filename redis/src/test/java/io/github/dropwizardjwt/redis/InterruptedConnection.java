package io.github.dropwizardjwt.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/** A connection on which something happens after each command that waits, before the next can be sent. */
record InterruptedConnection(RedisConnection connection, Runnable afterEach) implements RedisConnection {
    @Override
    @SuppressWarnings("unchecked")
    public RedisClusterCommands<String, String> commands() {
        RedisClusterCommands<String, String> commands = connection.commands();
        return (RedisClusterCommands<String, String>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RedisClusterCommands.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.invoke(commands, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        afterEach.run();
                    }
                });
    }

    @Override
    public RedisClusterAsyncCommands<String, String> asyncCommands() {
        return connection.asyncCommands();
    }

    @Override
    public StatefulRedisConnection<String, String> forBlocking() {
        return connection.forBlocking();
    }

    @Override
    public List<RedisCommands<String, String>> primaries() {
        return connection.primaries();
    }

    @Override
    public String partition(String key) {
        return connection.partition(key);
    }

    @Override
    public void stop() {
        connection.stop();
    }
}
