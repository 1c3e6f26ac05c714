package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.session.FollowingNode.STALENESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Token;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What must not let a token in, played with the classes themselves: one thing happens while another has begun. The
 * orders that {@link InterleavingsTest} finds to be wrong, as far as they can be played in one thread.
 */
class FollowedInterleavingsTest {
    private static final Duration INSTANT = Duration.ofNanos(1);

    private final FollowingNode node = new FollowingNode();
    private final Token token = node.open("alice");

    @BeforeEach
    void begin() {
        node.read();
    }

    @Test
    void anAnswerThatALineHasOvertakenDoesNotCount() {
        node.afterAnswer(() -> {
            node.end(token);
            node.read();
        });
        assertThat(node.isRevoked(token)).isFalse();

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void anAnswerThatAMarkHasOvertakenDoesNotCount() {
        node.afterAnswer(() -> node.marking.remove(SessionHarness.sid(token)));
        assertThat(node.isRevoked(token)).isFalse();

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void aReadingIsAsOldAsItsBeginning() {
        node.isRevoked(token);
        node.log.beforeNaming(() -> {
            node.end(token);
            node.pass(STALENESS);
        });
        node.read();

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void aReadingIsKnownOnlyAfterAllThatItNamesIsMarked() {
        node.isRevoked(token);
        node.end(token);
        node.pass(STALENESS);
        AtomicInteger played = new AtomicInteger();
        node.log.beforeNaming(() -> {
            played.incrementAndGet();
            assertThat(node.isRevoked(token)).isTrue();
        });
        node.log.afterNaming(() -> {
            played.incrementAndGet();
            assertThat(node.isRevoked(token)).isTrue();
        });
        node.read();

        assertThat(played).hasValue(2);
        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void anAnswerIsAsOldAsItsQuestion() {
        node.afterAnswer(() -> {
            node.end(token);
            node.pass(STALENESS);
        });
        node.isRevoked(token);

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void aQuestionIsTimedBeforeTheStoreHasIt() {
        node.beforeAnswer(() -> node.pass(STALENESS));
        node.isRevoked(token);
        node.end(token);

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void nothingKnownBeforeALossCountsForLongerThanTheReadingsBefore() {
        node.isRevoked(token);
        node.endWithoutLine(token);
        node.log.replace();
        node.pass(STALENESS.minus(INSTANT));
        node.read();
        assertThat(node.isRevoked(token))
                .as("what is within the bound after the end")
                .isFalse();

        node.pass(INSTANT);
        node.read();
        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void nothingKnownBeforeTwoLossesCountsByReadings() {
        node.isRevoked(token);
        node.endWithoutLine(token);
        node.pass(STALENESS);
        node.log.replace();
        node.read();
        node.log.replace();
        node.read();

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void anAnswerBelongsToTheEpochInWhichItsRequestBegan() {
        node.afterAnswer(() -> {
            node.endWithoutLine(token);
            node.pass(STALENESS);
            node.log.replace();
            node.read();
        });
        node.isRevoked(token);

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void anAnswerOfTheTimeBeforeTheFirstReadingCountsByItselfOnly() {
        FollowingNode fresh = new FollowingNode();
        Token early = fresh.open("alice");
        fresh.isRevoked(early);
        fresh.endWithoutLine(early);
        fresh.pass(STALENESS.minus(INSTANT));
        fresh.read();
        assertThat(fresh.isRevoked(early)).isFalse();

        fresh.pass(INSTANT);
        fresh.read();
        assertThat(fresh.isRevoked(early)).isTrue();
    }

    @Test
    void aRemovalIsMarkedAfterItHasTakenEffect() {
        SessionStore removing = new MarkingSessionStore(
                new RemovingStore(
                        node.store, () -> assertThat(node.isRevoked(token)).isFalse()),
                node.follower.ended());
        removing.remove(SessionHarness.sid(token));

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void theRemovalOfAllSessionsIsMarkedAfterItHasTakenEffect() {
        SessionStore removing = new MarkingSessionStore(
                new RemovingStore(
                        node.store, () -> assertThat(node.isRevoked(token)).isFalse()),
                node.follower.ended());
        removing.removeSome("alice", 10);

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void aLogoutHereNeedsNoReading() {
        assertThat(node.isRevoked(token)).isFalse();
        node.marking.remove(SessionHarness.sid(token));

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void aLineThatIsReadAgainDoesNotHarm() {
        node.isRevoked(token);
        node.log.add(SessionHarness.sid(token));
        node.read();
        long before = node.asked();

        assertThat(node.isRevoked(token)).isFalse();
        assertThat(node.asked()).isEqualTo(before + 1);
        assertThat(node.isRevoked(token)).isFalse();
        assertThat(node.asked()).isEqualTo(before + 1);
    }
}
