package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.session.FollowingNode.STALENESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Token;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnloggedEndsTest {
    private final FollowingNode node = new FollowingNode();
    private final Token token = node.open("alice");

    @BeforeEach
    void ask() {
        node.read();
        node.isRevoked(token);
    }

    @Test
    void noticesAnEndThatNoReadingNames() {
        try (Logs logs = new Logs()) {
            node.endWithoutLine(token);
            findRevoked();
            node.read();

            assertThat(unlogged()).isEqualTo(1);
            assertThat(logs.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN A session was ended without a line in the log, by a node of an older version");
        }
    }

    @Test
    void countsAnEndOnceHoweverOftenTheTokenIsPresented() {
        node.endWithoutLine(token);
        findRevoked();
        findRevoked();
        node.read();
        findRevoked();
        node.read();

        assertThat(unlogged()).isEqualTo(1);
    }

    @Test
    void warnsEveryTenSeconds() {
        try (Logs logs = new Logs()) {
            Stream.of("bob", "carol", "dave").forEach(subject -> {
                Token next = node.open(subject);
                node.isRevoked(next);
                node.endWithoutLine(next);
                node.pass(Duration.ofSeconds(5).plusNanos(1));
                assertThat(node.isRevoked(next)).isTrue();
                node.pass(Duration.ofNanos(1));
                node.read();
            });

            assertThat(unlogged()).isEqualTo(3);
            assertThat(logs.lines()).hasSize(2);
        }
    }

    @Test
    void waitsForAReadingThatBeganAfterTheTokenWasFoundRevoked() {
        node.log.beforeNaming(() -> {
            node.end(token);
            findRevoked();
        });
        node.read();
        assertThat(unlogged()).as("by a reading that may miss it").isZero();

        node.read();
        assertThat(unlogged()).as("once it is named").isZero();
        assertThat(node.follower.statistics().heard()).isEqualTo(1);
    }

    @Test
    void suspectsNothingThatWasNamedAlready() {
        node.end(token);
        node.pass(STALENESS);
        node.beforeAnswer(node::read);
        assertThat(node.isRevoked(token)).isTrue();
        node.pass(Duration.ofNanos(1));
        node.read();

        assertThat(unlogged()).isZero();
    }

    @Test
    void suspectsNothingWhoseLineIsLostWithTheLog() {
        node.end(token);
        findRevoked();
        node.log.replace();
        node.read();
        node.read();

        assertThat(unlogged()).isZero();
    }

    @Test
    void suspectsNothingWhoseLineIsLostWhileTheStoreIsAsked() {
        node.end(token);
        node.pass(STALENESS);
        node.afterAnswer(() -> {
            node.log.replace();
            node.read();
        });
        assertThat(node.isRevoked(token)).isTrue();
        node.pass(Duration.ofNanos(1));
        node.read();

        assertThat(unlogged()).isZero();
    }

    @Test
    void suspectsNothingThatThisNodeHasEnded() {
        node.marking.remove(SessionHarness.sid(token));
        findRevoked();
        node.read();

        assertThat(unlogged()).isZero();
    }

    @Test
    void suspectsNoTokenThatExpiresWithinAMinute() {
        node.other.set(token.expiresAt().minusSeconds(60));
        node.read();
        node.isRevoked(token);
        node.endWithoutLine(token);
        findRevoked();
        node.read();
        assertThat(unlogged()).isZero();

        Token next = node.open("bob");
        node.isRevoked(next);
        node.endWithoutLine(next);
        node.pass(STALENESS);
        assertThat(node.isRevoked(next)).isTrue();
        node.pass(Duration.ofNanos(1));
        node.read();
        assertThat(unlogged()).isEqualTo(1);
    }

    @Test
    void keepsABoundedNumber() {
        IntStream.range(0, 150).mapToObj(number -> node.open("user-" + number)).forEach(next -> {
            node.isRevoked(next);
            node.endWithoutLine(next);
            node.pass(STALENESS);
            assertThat(node.isRevoked(next)).isTrue();
        });
        node.read();

        assertThat(unlogged()).isEqualTo(100);
    }

    /** When nothing is believed; the next reading begins later. */
    private void findRevoked() {
        node.pass(STALENESS);
        assertThat(node.isRevoked(token)).isTrue();
        node.pass(Duration.ofNanos(1));
    }

    private long unlogged() {
        return node.follower.statistics().unlogged();
    }
}
