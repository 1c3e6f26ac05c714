package io.github.dropwizardjwt.redis;

import com.google.common.io.Resources;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A Lua script, which Redis runs atomically. It works on one key, and so on one node of a cluster. */
final class Script {
    private final RedisConnection connection;
    private final ScriptOutputType answer;
    private final String text;
    private final String digest;

    /**
     * Loads a script.
     *
     * @param name its file in the package of this class
     */
    Script(RedisConnection connection, String name, ScriptOutputType answer) {
        this.connection = connection;
        this.answer = answer;
        this.text = read(name);
        this.digest = connection.commands().digest(text);
    }

    /** Whether the script returns 1. */
    boolean isTrue(String key, String... arguments) {
        return Long.valueOf(1).equals(run(key, arguments));
    }

    /** Runs the script by its digest, and sends its text if the server does not have it yet. */
    @Nullable
    Object run(String key, String... arguments) {
        String[] keys = {key};
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
