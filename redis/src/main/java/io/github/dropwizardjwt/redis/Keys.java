package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.TokenReference;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a store.
 *
 * @param prefix with which all of them begin
 * @param log that of the log of what ended; null in a cluster, where one key is on one node and sessions are on all, so
 *     that no step can change both
 */
record Keys(String prefix, @Nullable String log) {
    static Keys of(String prefix) {
        return new Keys(prefix, prefix + "ended");
    }

    static Keys ofCluster(String prefix) {
        return new Keys(prefix, null);
    }

    String session(String sid) {
        return prefix + "session:" + sid;
    }

    String[] sessions(List<String> sids) {
        return sids.stream().map(this::session).toArray(String[]::new);
    }

    /** Of a token that belongs to no session. */
    String revoked(TokenReference token) {
        return prefix + "revoked:" + token.hash();
    }

    /** The sessions of a subject. */
    String subject(String subject) {
        return prefix + "subject:" + subject;
    }

    /** A key that is written when a service starts. */
    String start(int number) {
        return prefix + "start:" + number;
    }

    /** A key that a step changes, with the log if there is one. */
    String[] withLog(String key) {
        return Stream.of(key, log).filter(each -> each != null).toArray(String[]::new);
    }
}
