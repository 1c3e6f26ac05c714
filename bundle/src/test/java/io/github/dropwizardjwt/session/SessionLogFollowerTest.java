package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.session.FollowingNode.STALENESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dropwizardjwt.support.FaultyStore;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Token;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionLogFollowerTest {
    private final FollowingNode node = new FollowingNode();
    private final Token token = node.open("alice");

    @Test
    void needsALogAndATime() {
        assertThat(SessionLogFollower.of(new FaultyStore(), STALENESS, Clock.systemUTC()))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionLogFollower.of(node.store, Duration.ZERO, Clock.systemUTC()))
                .withMessage("The staleness must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionLogFollower.of(node.store, Duration.ofMillis(-1), Clock.systemUTC()));
    }

    @Test
    void countsWhatItDoes() {
        assertThat(node.follower.statistics())
                .isEqualTo(new SessionLogStatistics(null, true, 0, 0, 0, 0, 0, 0, 0, 0, 0));

        node.read();
        node.isRevoked(token);
        node.isRevoked(token);
        node.end(token);
        node.read();
        node.log.fail(new IllegalStateException("away"));
        node.read();
        node.pass(STALENESS.dividedBy(2));

        assertThat(node.follower.statistics())
                .isEqualTo(new SessionLogStatistics(STALENESS.dividedBy(2), false, 2, 1, 1, 1, 0, 0, 1, 1, 0));
    }

    @Test
    void hasLapsedWhenTheLastReadingIsTooOld() {
        node.read();
        node.pass(STALENESS.minusNanos(1));
        assertThat(node.follower.statistics().isLapsed()).isFalse();

        node.pass(Duration.ofNanos(1));
        assertThat(node.follower.statistics().isLapsed()).isTrue();
        node.read();
        assertThat(node.follower.statistics().isLapsed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
    void aReadingThatFailsIsNoNews(Class<? extends Throwable> type) throws ReflectiveOperationException {
        node.read();
        node.isRevoked(token);
        node.end(token);
        node.log.fail(type.getConstructor().newInstance());
        node.read();
        assertThat(node.isRevoked(token)).as("within the bound").isFalse();
        node.pass(STALENESS);
        node.read();
        assertThat(node.isRevoked(token)).isTrue();

        node.log.fail(null);
        node.read();
        assertThat(node.follower.statistics().heard()).isEqualTo(1);
    }

    @Test
    void whatAFailedReadingHasNamedIsMarked() {
        node.read();
        node.isRevoked(token);
        node.end(token);
        node.log.afterNaming(() -> {
            throw new IllegalStateException("lost the connection");
        });
        node.read();

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void warnsOfReadingsThatFailEveryTenSecondsAndOfTheirEnd() {
        try (Logs logs = new Logs()) {
            node.log.fail(new IllegalStateException("secret-host:5432 rejects connections"));
            node.read();
            node.read();
            node.pass(Duration.ofSeconds(10));
            node.read();
            node.pass(Duration.ofNanos(1));
            node.read();
            node.log.fail(null);
            node.read();
            node.read();

            String warning = "WARN The log of the session store cannot be read, and the store is asked about each "
                    + "token again: IllegalStateException";
            assertThat(logs.lines())
                    .filteredOn(line -> !line.startsWith("DEBUG"))
                    .containsExactly(warning, warning, "INFO The log of the session store can be read again");
        }
    }

    @Test
    void isFollowedByTheManagerThatMarksWhatItEnds() {
        SessionManager manager =
                node.other.builder(node.followed).follow(node.follower).build();
        node.read();
        assertThat(manager.tokens().isValid(token.signed())).isTrue();
        assertThat(manager.tokens().isValid(token.signed())).isTrue();
        assertThat(node.remembered()).isEqualTo(1);

        manager.revokeSession(SessionHarness.sid(token));
        assertThat(manager.tokens().isValid(token.signed())).isFalse();
    }

    @Test
    void isRejectedByTheManagerOfAnotherStore() {
        SessionManagerBuilder manager = node.other.builder(new MemorySessionStore(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.follow(node.follower))
                .withMessageContaining("the very store of the SessionManager");
    }

    /** Its answers about tokens are keyed by issuer and id, and hold for the sessions of one issuer only. */
    @Test
    void isRejectedByASecondManager() {
        node.other.builder(node.followed).follow(node.follower);
        SessionManagerBuilder second = node.other.builder(node.followed);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> second.follow(node.follower))
                .withMessageContaining("belongs to another SessionManager");
    }
}
