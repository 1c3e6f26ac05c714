package io.github.dropwizardjwt.redis;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;

/** Does at the start what each login does: writes a key of this prefix in a script. It expires at once. */
final class StartCheck {
    private static final String WRITE =
            "redis.call('HSET', KEYS[1], 'sid', '') return redis.call('PEXPIREAT', KEYS[1], 1)";

    private StartCheck() {}

    /**
     * Checks that sessions can be kept there.
     *
     * @throws io.lettuce.core.RedisException if they cannot: a replica takes no writes, and a user may not be allowed to
     */
    static void check(RedisClusterCommands<String, String> redis, String keyPrefix) {
        String[] keys = {keyPrefix + "start"};
        redis.eval(WRITE, ScriptOutputType.INTEGER, keys);
    }
}
