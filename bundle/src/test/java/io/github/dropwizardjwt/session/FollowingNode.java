package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

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
    /** How many tokens each recheck was about. */
    final List<Integer> rechecked = new ArrayList<>();

    /** The same store as the follower sees it. */
    final SessionStore followed = new RecheckedStore();

    final SessionLogFollower follower = new SessionLogFollower(followed, log, STALENESS, nanos::get, other.clock());
    final SessionStore marking = new MarkingSessionStore(store, follower.ended());
    final FollowingRevocationCheck check = checkWithShare(1);
    private Runnable beforeAnswer = () -> {};
    private Runnable afterAnswer = () -> {};

    private final class RecheckedStore extends ForwardingSessionStore {
        RecheckedStore() {
            super(FollowingNode.this.store);
        }

        @Override
        public List<TokenReference> live(List<TokenReference> tokens, Instant now) {
            rechecked.add(tokens.size());
            return answer(() -> super.live(tokens, now));
        }

        @Override
        public String describe(Throwable failure) {
            return failure.getClass().getSimpleName();
        }
    }

    FollowingRevocationCheck checkWithShare(double share) {
        SessionRevocationCheck asking = new SessionRevocationCheck(SessionHarness.issuer(), store, other.clock());
        return new FollowingRevocationCheck(
                SessionHarness.issuer(), token -> answer(() -> asking.isRevoked(token)), follower, () -> share);
    }

    private <T> T answer(Supplier<T> store) {
        Runnable before = beforeAnswer;
        Runnable after = afterAnswer;
        beforeAnswer = () -> {};
        afterAnswer = () -> {};
        before.run();
        T answer = store.get();
        after.run();
        return answer;
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

    /** Asks about the tokens whose turn it is. */
    void recheck() {
        follower.recheck().recheck();
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
