package io.github.dropwizardjwt.redis;

import static java.util.stream.Collectors.joining;

import com.google.common.io.Resources;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Lua script, which Redis runs atomically. In a cluster it works on one key, and so on one node. */
final class Script {
    private final RedisConnection connection;
    private final ScriptOutputType answer;
    private final String text;
    private final String digest;

    /**
     * Loads a script.
     *
     * @param names its files in the package of this class, one after the other
     */
    Script(RedisConnection connection, ScriptOutputType answer, String... names) {
        this.connection = connection;
        this.answer = answer;
        this.text = Stream.of(names).map(Script::read).collect(joining());
        this.digest = connection.commands().digest(text);
    }

    /** Whether the script returns 1. */
    boolean isTrue(String key, String... arguments) {
        return Long.valueOf(1).equals(run(key, arguments));
    }

    @Nullable
    Object run(String key, String... arguments) {
        return run(new String[] {key}, arguments);
    }

    /** Runs the script by its digest, and sends its text if the server does not have it yet. */
    @Nullable
    Object run(String[] keys, String... arguments) {
        RedisClusterCommands<String, String> redis = connection.commands();
        try {
            return redis.evalsha(digest, answer, keys, arguments);
        } catch (RedisNoScriptException e) {
            return redis.eval(text, answer, keys, arguments);
        }
    }

    private static String read(String name) {
        try {
            return Resources.toString(Resources.getResource(Script.class, name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
