package io.github.dropwizardjwt.redis;

import io.lettuce.core.ScriptOutputType;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes a key in a script on each primary at the start, as each login does. The keys expire at once. Those of logouts
 * are named too, so that a user is rejected who has no rights to them.
 */
final class WriteCheck {
    private static final String WRITE =
            "redis.call('HSET', KEYS[1], 'sid', '') return redis.call('PEXPIREAT', KEYS[1], 1)";

    /** As many as a cluster has slots: enough to come across every primary that has more than a few of them. */
    private static final int MAX_TRIES = 16_384;

    private WriteCheck() {}

    /**
     * Checks that sessions can be written.
     *
     * @throws io.lettuce.core.RedisException if they cannot: a replica is read-only, or the user lacks permissions
     */
    static void check(RedisConnection connection, Keys keys) {
        int primaries = connection.primaries().size();
        Set<String> checked = new HashSet<>();
        for (int i = 0; checked.size() < primaries && i < MAX_TRIES; i++) {
            String key = keys.start(i);
            if (checked.add(connection.partition(key))) {
                connection.commands().eval(WRITE, ScriptOutputType.INTEGER, keys.withLog(key));
            }
        }
    }
}
