package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.support.Waiting;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.embedded.RedisInstance;
import redis.embedded.RedisSentinel;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.core.RedisSentinelBuilder;
import redis.embedded.core.RedisServerBuilder;

/** A Redis for tests, as a process of its own: a server, or a sentinel. */
final class RedisProcess {
    /**
     * A system property: the executable of another server, such as Valkey; without it, Redis as a package brings it.
     */
    private static final String EXECUTABLE = "redis.executable";

    /** Its threads are shared, since tests ask often, and end with this process. */
    static final RedisClient OPERATOR = RedisClient.create();

    private static final String ADDRESS = "127.0.0.1";
    private static final Pattern REPLICA_OFFSET = Pattern.compile("(?m)^slave\\d+:.*,offset=(\\d+)");

    private final RedisInstance instance;
    private final int port;
    private volatile long pid;

    private RedisProcess(RedisInstance instance, int port) {
        this.instance = instance;
        this.port = port;
        startAgain();
    }

    /** Starts it after {@link #stop()}, at the same port, with the configuration and the files that it had. */
    void startAgain() {
        try {
            instance.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pid = Long.parseLong(info("server", "process_id"));
        endWithThisProcess(ProcessHandle.of(pid).orElseThrow());
    }

    /** Tests share servers, and none of them knows when it is the last to need one. */
    private static void endWithThisProcess(ProcessHandle process) {
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** A server with these lines of configuration. */
    static RedisProcess start(String... settings) {
        return startAt(FreePort.next(), settings);
    }

    static RedisProcess startAt(int port, String... settings) {
        RedisServerBuilder builder = RedisServer.newRedisServer()
                .executableProvider(executable())
                .bind(ADDRESS)
                .port(port)
                .setting("save \"\"")
                .onShutdownForceStop(true);
        for (String setting : settings) {
            builder.setting(setting);
        }
        try {
            return new RedisProcess(builder.build(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sentinel with these lines of configuration. */
    static RedisProcess startSentinel(int port, String... settings) {
        RedisSentinelBuilder builder = RedisSentinel.newRedisSentinel()
                .executableProvider(executable())
                .bind(ADDRESS)
                .port(port)
                .onShutdownForceStop(true);
        for (String setting : settings) {
            builder.setting(setting);
        }
        return new RedisProcess(builder.build(), port);
    }

    /** In a directory of its own, to which the server writes its files. */
    private static ExecutableProvider executable() {
        String other = System.getProperty(EXECUTABLE);
        if (other == null) {
            return ExecutableProvider.newJarResourceProvider();
        }
        Path path = Path.of(other);
        return () -> Files.createSymbolicLink(
                        Files.createTempDirectory("server").resolve(path.getFileName()), path)
                .toFile();
    }

    int port() {
        return port;
    }

    /** {@code 127.0.0.1:6379}, for instance. */
    String address() {
        return ADDRESS + ":" + port;
    }

    String uri() {
        return "redis://" + address();
    }

    /** Does something as an operator would. */
    <T> T ask(Function<RedisCommands<String, String>, T> question) {
        try (StatefulRedisConnection<String, String> connection = OPERATOR.connect(RedisURI.create(uri()))) {
            return question.apply(connection.sync());
        }
    }

    /** One line of {@code INFO}. */
    String info(String section, String name) {
        String info = ask(redis -> redis.info(section));
        Matcher matcher =
                Pattern.compile("(?m)^" + Pattern.quote(name) + ":(.*?)\\r?$").matcher(info);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + name + " in " + info);
        }
        return matcher.group(1);
    }

    /** Whether it is a replica of a server, and has what that has, or will in a moment. */
    boolean follows(RedisProcess primary) {
        try {
            String info = ask(redis -> redis.info("replication"));
            return info.contains("master_port:" + primary.port() + "\r") && info.contains("master_link_status:up\r");
        } catch (RedisException e) {
            return false;
        }
    }

    /** Answers writes of clients later. */
    void pauseWrites(Duration time) {
        ask(redis -> redis.dispatch(
                CommandType.CLIENT,
                new StatusOutput<>(StringCodec.UTF8),
                new CommandArgs<>(StringCodec.UTF8)
                        .add("PAUSE")
                        .add(time.toMillis())
                        .add("WRITE")));
    }

    void becomePrimary() {
        ask(redis -> redis.replicaofNoOne());
    }

    void becomeReplicaOf(RedisProcess primary) {
        ask(redis -> redis.replicaof(ADDRESS, primary.port()));
    }

    /** Waits until so many replicas have confirmed what was written so far. */
    void awaitReplicas(int replicas) {
        long written = Long.parseLong(info("replication", "master_repl_offset"));
        Waiting.until("replicas are up to date", () -> {
            String info = ask(redis -> redis.info("replication"));
            return REPLICA_OFFSET
                            .matcher(info)
                            .results()
                            .filter(replica -> Long.parseLong(replica.group(1)) >= written)
                            .count()
                    == replicas;
        });
    }

    /** Waits until a line of {@code INFO} has a value. Meanwhile the server may close connections, or start. */
    void awaitInfo(String section, String name, String value) {
        Waiting.until(name + " is " + value, () -> {
            try {
                return info(section, name).equals(value);
            } catch (RedisException e) {
                return false;
            }
        });
    }

    /** Stops the process where it is, with its connections open, until it is resumed. */
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the process as {@code kill -9} does, paused or not. */
    void stop() {
        try {
            instance.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
