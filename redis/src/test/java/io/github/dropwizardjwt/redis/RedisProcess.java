package io.github.dropwizardjwt.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A Redis for tests, as a process of its own. */
final class RedisProcess {
    private final RedisServer server;
    private final int port;
    private final long pid;

    private RedisProcess(RedisServer server, int port) {
        this.server = server;
        this.port = port;
        this.pid = pid(ask(redis -> redis.info("server")));
        endWithThisProcess(ProcessHandle.of(pid).orElseThrow());
    }

    /** Tests share servers, and none of them knows when it is the last to need one. */
    private static void endWithThisProcess(ProcessHandle process) {
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** A server with these lines of configuration. */
    static RedisProcess start(String... settings) {
        return startAt(freePort(), settings);
    }

    static RedisProcess startAt(int port, String... settings) {
        try {
            RedisServerBuilder builder = RedisServer.newRedisServer().port(port).setting("bind 127.0.0.1");
            for (String setting : settings) {
                builder.setting(setting);
            }
            RedisServer server = builder.build();
            server.start();
            return new RedisProcess(server, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Does something as an operator would. */
    String ask(Function<RedisCommands<String, String>, String> question) {
        try (RedisClient client = RedisClient.create(uri());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }

    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long pid(String info) {
        Matcher matcher = Pattern.compile("process_id:(\\d+)").matcher(info);
        if (!matcher.find()) {
            throw new IllegalStateException(info);
        }
        return Long.parseLong(matcher.group(1));
    }

    void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
