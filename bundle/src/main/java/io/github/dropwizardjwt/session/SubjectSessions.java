package io.github.dropwizardjwt.session;

import java.time.Clock;
import java.time.Instant;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Lists, limits and ends the sessions of a subject, in steps of bounded size. */
final class SubjectSessions {
    private static final int REMOVALS_PER_STEP = 500;
    /** More than one, so that a subject with too many sessions comes down to the limit. */
    private static final int EVICTIONS_PER_LOGIN = 20;

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
     * Evicts the oldest sessions until there is room for one more. Called before that is added, so that it is never
     * evicted itself, however the clocks of nodes differ, and so that nothing is added to a store that fails here.
     */
    void makeRoom(String subject, Instant now) {
        for (String sid : store.beyond(subject, now, maxPerSubject - 1, EVICTIONS_PER_LOGIN)) {
            // Another login may have removed it first.
            if (store.remove(sid)) {
                events.evicted(subject, sid);
            }
        }
    }

    SessionPage list(String subject, int limit, @Nullable SessionPosition after) {
        if (limit < 1 || limit > SessionPage.MAX_SIZE) {
            throw new IllegalArgumentException("A page must have 1 to " + SessionPage.MAX_SIZE + " sessions");
        }
        // One more than the page has shows whether there is another page.
        return SessionPage.of(limit, store.list(subject, clock.instant(), limit + 1, after));
    }

    /**
     * Ends a session of the subject, and reports nothing.
     *
     * @param sid may come from a client: a store may fail on a malformed one
     * @return whether there was such a session of the subject
     */
    boolean end(String subject, String sid) {
        return TokenIds.isWellFormed(sid)
                && store.find(sid, clock.instant())
                        .filter(session -> session.subject().equals(subject))
                        .isPresent()
                && store.remove(sid);
    }

    /** Ends all, in steps. If the store fails, the sessions that were ended before are reported. */
    int endAll(String subject, IntConsumer report) {
        int ended = 0;
        try {
            int step;
            do {
                step = store.removeSome(subject, REMOVALS_PER_STEP);
                ended += step;
            } while (step == REMOVALS_PER_STEP);
        } catch (RuntimeException e) {
            if (ended > 0) {
                report.accept(ended);
            }
            throw e;
        }
        report.accept(ended);
        return ended;
    }
}
