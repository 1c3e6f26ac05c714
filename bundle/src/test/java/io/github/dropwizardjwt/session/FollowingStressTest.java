package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders that only two threads can play: what one reads in steps, the other changes in steps. */
class FollowingStressTest {
    private static final int ROUNDS = 5_000;
    private static final Duration STALENESS = Duration.ofMillis(2);

    private volatile boolean isOver;
    private volatile int lines;
    private volatile int linesRead;
    private volatile int begun;
    private volatile int loggedOut;

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final Token token =
            new SessionHarness(new MemorySessionStore(10)).open("alice").auth();
    private final String sid = SessionHarness.sid(token);
    private final AtomicLong nanos = new AtomicLong();
    private final SessionLogFollower follower = new SessionLogFollower(
            new MemorySessionStore(10),
            new CountedLog(),
            STALENESS,
            nanos::get,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final FollowingRevocationCheck check =
            new FollowingRevocationCheck(SessionHarness.issuer(), candidate -> answer(), follower, () -> 1);

    /** Each line names the one session, which ends in each round. */
    private final class CountedLog implements SessionLog {
        @Override
        public void await() {}

        @Override
        public boolean readOn(Consumer<String> ended) {
            int seen = lines;
            if (linesRead < seen) {
                ended.accept(sid);
            }
            linesRead = seen;
            return true;
        }
    }

    /** Is on its way for a while. */
    private boolean answer() {
        boolean answer = isOver;
        for (int i = 0; i < 100; i++) {
            Thread.onSpinWait();
        }
        return answer;
    }

    @AfterEach
    void stop() {
        other.shutdownNow();
    }

    /** A reading that begins after the end makes nothing count whose end it names. */
    @Test
    void readingAgainstRequest() throws Exception {
        Future<?> reader = other.submit(() -> {
            while (begun >= 0) {
                follower.readOnce();
            }
            return null;
        });
        int letIn = rounds(round -> {
            isOver = false;
            check.isRevoked(token);
            isOver = true;
            lines = round;
            nanos.addAndGet(STALENESS.toNanos());
            boolean isLetIn = !check.isRevoked(token);
            while (linesRead < round) {
                Thread.onSpinWait();
            }
            return isLetIn;
        });
        begun = -1;
        reader.get();

        assertThat(letIn).isZero();
        assertThat(follower.statistics().heard()).isEqualTo(ROUNDS);
    }

    /** Whoever begins after this node has answered a logout is not let in by an answer that was put meanwhile. */
    @Test
    void markAgainstAnswer() throws Exception {
        Future<Integer> logout = other.submit(() -> rounds(round -> {
            while (begun < round) {
                Thread.onSpinWait();
            }
            isOver = true;
            follower.ended().mark(sid);
            loggedOut = round;
            return false;
        }));
        int letIn = rounds(round -> {
            isOver = false;
            begun = round;
            boolean isLetIn = false;
            boolean isLast;
            do {
                isLast = loggedOut == round;
                boolean isRevoked = check.isRevoked(token);
                isLetIn |= isLast && !isRevoked;
            } while (!isLast);
            return isLetIn;
        });

        assertThat(logout.get()).isZero();
        assertThat(letIn).isZero();
    }

    private static int rounds(IntPredicate isWrong) {
        int wrong = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            if (isWrong.test(round)) {
                wrong++;
            }
        }
        return wrong;
    }
}
