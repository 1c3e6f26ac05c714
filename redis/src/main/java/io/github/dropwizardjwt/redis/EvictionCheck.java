package io.github.dropwizardjwt.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that Redis does not evict keys when its memory is full. Otherwise it could lose that a token was revoked, or
 * which sessions a subject has.
 */
final class EvictionCheck {
    private static final Logger LOGGER = LoggerFactory.getLogger(EvictionCheck.class);
    private static final Pattern UNLIMITED = Pattern.compile("(?m)^maxmemory:0\\s*$");
    private static final Pattern REJECTS_WRITES = Pattern.compile("(?m)^maxmemory_policy:noeviction\\s*$");

    private EvictionCheck() {}

    /**
     * Checks every primary.
     *
     * @throws IllegalStateException if one of them evicts keys
     */
    static void check(List<RedisCommands<String, String>> primaries) {
        for (RedisCommands<String, String> primary : primaries) {
            check(primary);
        }
    }

    private static void check(RedisCommands<String, String> primary) {
        String memory;
        try {
            memory = primary.info("memory");
        } catch (RedisCommandExecutionException e) {
            LOGGER.warn("This Redis user may not call INFO; make sure that maxmemory-policy is noeviction");
            return;
        }
        if (!UNLIMITED.matcher(memory).find() && !REJECTS_WRITES.matcher(memory).find()) {
            throw new IllegalStateException(
                    "The Redis of jwt.sessions.uri evicts keys when its memory is full, and revocations with them; "
                            + "set its maxmemory-policy to noeviction");
        }
    }
}
