package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.token.RandomId;
import io.lettuce.core.ScriptOutputType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ends sessions and revokes tokens, with a line in the log in the same step, whether anybody reads it or not.
 * Thread-safe.
 *
 * <p>The log is a stream of the last 10,000 lines, or a few more. These take 660 kB, measured with MEMORY USAGE; 900 kB
 * if all of them name tokens of other issuers.
 */
final class Ends {
    private static final String LOG = "log.lua";

    private final RedisConnection connection;
    private final Keys keys;
    private final Script remove;
    private final Script removeAll;
    private final Script revoke;
    private final Script revokeForeign;

    Ends(RedisConnection connection, Keys keys) {
        this.connection = connection;
        this.keys = keys;
        this.remove = new Script(connection, ScriptOutputType.VALUE, LOG, "remove.lua");
        this.removeAll = new Script(connection, ScriptOutputType.INTEGER, LOG, "remove_all.lua");
        this.revoke = new Script(connection, ScriptOutputType.INTEGER, LOG, "revoke.lua");
        this.revokeForeign = new Script(connection, ScriptOutputType.INTEGER, LOG, "revoke_foreign.lua");
    }

    /** Ends a session, and returns its subject; null if there was none. */
    @Nullable
    String remove(String sid) {
        return (String) remove.run(keys.withLog(keys.session(sid)), sid, proof());
    }

    /** Ends sessions, and returns how many of them there were. */
    int removeAll(List<String> sids) {
        String log = keys.log();
        return log == null ? Math.toIntExact(connection.commands().del(keys.sessions(sids))) : removeAll(log, sids);
    }

    private int removeAll(String log, List<String> sids) {
        String[] changed =
                Stream.concat(Stream.of(log), Stream.of(keys.sessions(sids))).toArray(String[]::new);
        List<String> arguments = new ArrayList<>(sids);
        arguments.add(0, proof());
        return removeAll.run(changed, arguments.toArray(String[]::new)) instanceof Long ended
                ? Math.toIntExact(ended)
                : 0;
    }

    /** Revokes a token. */
    void revoke(TokenReference token) {
        String sid = token.sid();
        if (sid == null) {
            revokeForeign.run(
                    keys.withLog(keys.revoked(token)), SessionFields.millis(token.expiresAt()), token.hash(), proof());
        } else {
            revoke.run(keys.withLog(keys.session(sid)), token.hash(), sid, proof());
        }
    }

    /**
     * Distinguishes a line from another with the same id: after a failover, Redis may give an id again. Lines of one
     * step can share it, since they come and go together.
     */
    private static String proof() {
        return RandomId.next();
    }
}
