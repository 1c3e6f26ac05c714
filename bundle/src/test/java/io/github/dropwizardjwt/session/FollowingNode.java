package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Token;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A node that follows a log step by step, and another one on the same store that follows none. All happens in one
 * thread, in the order in which a test has it happen.
 */
final class FollowingNode {
    static final Duration STALENESS = Duration.ofSeconds(1);

    final MemorySessionStore store = new MemorySessionStore(10_000);
    final SessionHarness other = new SessionHarness(store);
    final SteppedLog log = new SteppedLog();
    final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());
    final SessionLogFollower follower = new SessionLogFollower(
            log, STALENESS, failure -> failure.getClass().getSimpleName(), nanos::get, other.clock());
    final SessionStore marking = new MarkingSessionStore(store, follower.ended());
    final FollowingRevocationCheck check = checkWithShare(1);
    private Runnable beforeAnswer = () -> {};
    private Runnable afterAnswer = () -> {};

    FollowingRevocationCheck checkWithShare(double share) {
        SessionRevocationCheck asking = new SessionRevocationCheck(SessionHarness.issuer(), store, other.clock());
        return new FollowingRevocationCheck(
                SessionHarness.issuer(),
                token -> {
                    Runnable before = beforeAnswer;
                    Runnable after = afterAnswer;
                    beforeAnswer = () -> {};
                    afterAnswer = () -> {};
                    before.run();
                    boolean isRevoked = asking.isRevoked(token);
                    after.run();
                    return isRevoked;
                },
                follower,
                () -> share);
    }

    /** Once, when the store is asked next and has not answered. */
    void beforeAnswer(Runnable action) {
        beforeAnswer = action;
    }

    /** Once, when the store is asked next and has answered. */
    void afterAnswer(Runnable action) {
        afterAnswer = action;
    }

    Token open(String subject) {
        return other.open(subject).auth();
    }

    /** The other node ends the session, and the line of that is visible. */
    void end(Token token) {
        endWithoutLine(token);
        log.add(SessionHarness.sid(token));
    }

    void endWithoutLine(Token token) {
        store.remove(SessionHarness.sid(token));
    }

    void read() {
        try {
            follower.readOnce();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** By both clocks. */
    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        other.advance(time);
    }

    boolean isRevoked(Token token) {
        return check.isRevoked(token);
    }

    long asked() {
        return follower.statistics().asked();
    }

    long remembered() {
        return follower.statistics().remembered();
    }
}
