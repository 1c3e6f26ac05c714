package io.github.dropwizardjwt.session;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What concerns all sessions of a subject. Whatever their number, no call of the store has more to do than its share. */
final class SubjectSessions {
    private static final int REMOVED_AT_ONCE = 500;
    /** More than one, so that a subject that has too many comes down to what it may have. */
    private static final int EVICTED_AT_ONCE = 20;

    private final SessionStore store;
    private final int maxPerSubject;
    private final Clock clock;
    private final JwtEventListener events;

    SubjectSessions(SessionStore store, int maxPerSubject, Clock clock, JwtEventListener events) {
        this.store = store;
        this.maxPerSubject = maxPerSubject;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Makes room for one more session. Before that is added, so that it is never the one that goes, whatever the clocks of
     * other nodes say, and so that a store that fails here gets no more.
     */
    void makeRoom(String subject, Instant now) {
        for (String sid : store.beyond(subject, now, maxPerSubject - 1, EVICTED_AT_ONCE)) {
            // Another login may have been quicker.
            if (store.remove(sid)) {
                events.evicted(subject, sid);
            }
        }
    }

    SessionPage list(String subject, int limit, @Nullable SessionPosition after) {
        if (limit < 1 || limit > SessionPage.MAX_SIZE) {
            throw new IllegalArgumentException("A page has 1 to " + SessionPage.MAX_SIZE + " sessions");
        }
        // One more than is shown tells whether there are more.
        return SessionPage.of(limit, store.list(subject, clock.instant(), limit + 1, after));
    }

    boolean has(String subject, String sid) {
        return store.find(sid, clock.instant())
                .filter(session -> session.subject().equals(subject))
                .isPresent();
    }

    /** In steps. If the store fails, an event reports the sessions that were ended before. */
    int revokeAll(String subject) {
        int ended = 0;
        try {
            int step;
            do {
                step = store.removeSome(subject, REMOVED_AT_ONCE);
                ended += step;
            } while (step == REMOVED_AT_ONCE);
        } catch (RuntimeException e) {
            if (ended > 0) {
                events.revokedSubject(subject, ended);
            }
            throw e;
        }
        events.revokedSubject(subject, ended);
        return ended;
    }
}
