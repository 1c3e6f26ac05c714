package io.github.dropwizardjwt.redis;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;

/** Writes a key in a script at the start, as each login does. The key expires at once. */
final class WriteCheck {
    private static final String WRITE =
            "redis.call('HSET', KEYS[1], 'sid', '') return redis.call('PEXPIREAT', KEYS[1], 1)";

    private WriteCheck() {}

    /**
     * Checks that sessions can be written.
     *
     * @throws io.lettuce.core.RedisException if they cannot: a replica is read-only, or the user lacks permissions
     */
    static void check(RedisClusterCommands<String, String> redis, String keyPrefix) {
        String[] keys = {keyPrefix + "start"};
        redis.eval(WRITE, ScriptOutputType.INTEGER, keys);
    }
}
