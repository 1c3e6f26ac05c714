package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.session.FollowingNode.STALENESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowingRevocationCheckTest {
    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final Duration INSTANT = Duration.ofNanos(1);
    private static final int MAX_SIZE = 100_000;

    private final FollowingNode node = new FollowingNode();
    private final Token token = node.open("alice");

    @BeforeEach
    void ask() {
        node.read();
        assertThat(node.isRevoked(token)).isFalse();
    }

    @Test
    void remembersWhileTheLogIsRead() {
        for (int i = 0; i < 100; i++) {
            node.pass(STALENESS);
            node.read();
            assertRemembered();
        }
    }

    @Test
    void asksOnceTheLogNamesTheSession() {
        node.end(token);
        assertRemembered();
        node.read();

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void asksWhenTheLastReadingAndTheAnswerAreAsOldAsTheyMayBe() {
        node.nanos.addAndGet(STALENESS.toNanos() - 1);
        assertRemembered();

        node.nanos.addAndGet(1);
        assertAsked();
    }

    @Test
    void countsByTheReadingWhenTheAnswerIsTooOldToCountByItself() {
        node.pass(STALENESS.dividedBy(2));
        node.read();
        node.pass(STALENESS.dividedBy(2));
        assertRemembered();

        node.pass(STALENESS.dividedBy(2).minus(INSTANT));
        assertRemembered();
        node.pass(INSTANT);
        assertAsked();
    }

    @Test
    void countsByTheAnswerWhenTheReadingIsTooOld() {
        node.pass(STALENESS);
        assertAsked();
        node.pass(STALENESS.minus(INSTANT));
        assertRemembered();

        node.pass(INSTANT);
        assertAsked();
    }

    @Test
    void asksWhenOnlyTheWallClockHasGoneOnAsAfterTheMachineWasSuspended() {
        node.other.advance(STALENESS.minusMillis(1));
        assertRemembered();

        node.other.advance(Duration.ofMillis(1));
        assertAsked();
    }

    @Test
    void goesByTheOtherClockWhenTheWallClockIsSetBack() {
        node.other.advance(Duration.ofHours(-1));
        node.nanos.addAndGet(STALENESS.toNanos() - 1);
        assertRemembered();

        node.nanos.addAndGet(1);
        assertAsked();
    }

    @Test
    void asksAgainWhenTheWallClockIsSetForward() {
        Token longLived = longLived("bob");
        node.isRevoked(longLived);
        node.other.advance(Duration.ofHours(1));
        node.read();

        assertAsked(longLived);
        assertRemembered(longLived);
    }

    @Test
    void asksAgainAfterFiveMinutesWhateverTheLogSays() {
        node.pass(MAX_AGE.minus(INSTANT));
        node.read();
        assertRemembered();

        node.pass(INSTANT);
        node.read();
        assertAsked();
    }

    @Test
    void countsAnAnswerForItsShareOfTheTime() {
        FollowingRevocationCheck half = node.checkWithShare(0.5);
        Token other = node.open("bob");
        half.isRevoked(other);
        node.pass(STALENESS.dividedBy(2).minus(INSTANT));
        long asked = node.asked();
        half.isRevoked(other);
        assertThat(node.asked()).isEqualTo(asked);
        node.pass(INSTANT);
        half.isRevoked(other);
        assertThat(node.asked()).as("without a reading").isEqualTo(asked + 1);

        node.read();
        node.pass(MAX_AGE.dividedBy(2).minus(INSTANT));
        node.read();
        half.isRevoked(other);
        assertThat(node.asked()).isEqualTo(asked + 1);
        node.pass(INSTANT);
        node.read();
        half.isRevoked(other);
        assertThat(node.asked()).as("after half of the five minutes").isEqualTo(asked + 2);
    }

    @Test
    void doesNotAskAboutAllAtTheSameTime() {
        FollowingRevocationCheck check = new FollowingRevocationCheck(
                SessionHarness.issuer(),
                new SessionRevocationCheck(SessionHarness.issuer(), node.store, node.other.clock()),
                node.follower);
        List<Token> tokens = IntStream.range(0, 200)
                .mapToObj(number -> node.open("user-" + number))
                .toList();
        tokens.forEach(check::isRevoked);
        long before = node.asked();
        node.pass(STALENESS.dividedBy(2).minus(INSTANT));
        tokens.forEach(check::isRevoked);
        assertThat(node.asked()).isEqualTo(before);

        node.pass(STALENESS.dividedBy(4));
        tokens.forEach(check::isRevoked);
        assertThat(node.asked() - before).isBetween(50L, 150L);

        node.pass(STALENESS);
        before = node.asked();
        tokens.forEach(check::isRevoked);
        assertThat(node.asked() - before).isEqualTo(200);
    }

    @Test
    void asksAboutATokenThatIsAcceptedAfterItsExpiryOnly() {
        node.other.set(token.expiresAt().minusMillis(1));
        node.read();
        node.isRevoked(token);
        assertRemembered();

        node.other.set(token.expiresAt());
        assertAsked();
    }

    @Test
    void remembersNothingOfATokenWithoutId() {
        List<Token> asked = new ArrayList<>();
        FollowingRevocationCheck check = new FollowingRevocationCheck(
                SessionHarness.issuer(),
                candidate -> {
                    asked.add(candidate);
                    return asked.size() > 1;
                },
                node.follower);
        Token nameless = ForeignTokens.withoutId();

        assertThat(check.isRevoked(nameless)).isFalse();
        assertThat(check.isRevoked(nameless)).isTrue();
    }

    @Test
    void asksOnceTheLogNamesATokenOfAnotherIssuer() {
        Token foreign = foreign();
        Token another = foreign();
        assertThat(node.isRevoked(foreign)).isFalse();
        assertThat(node.isRevoked(another)).isFalse();
        assertRemembered(foreign);

        node.other.sessions().revoke(foreign);
        node.log.add(TokenIds.hash(foreign.issuer(), foreign.id().orElseThrow()));
        node.read();

        assertThat(node.isRevoked(foreign)).isTrue();
        assertRemembered(another);
    }

    @Test
    void asksOnceTheLogNamesTheSessionOfARevokedToken() {
        node.other.sessions().revoke(token);
        node.log.add(SessionHarness.sid(token));
        node.read();

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void remembersNoFailure() {
        Token next = node.open("bob");
        node.beforeAnswer(() -> {
            throw new IllegalStateException("the store is away");
        });
        assertThatIllegalStateException().isThrownBy(() -> node.isRevoked(next));
        node.endWithoutLine(next);

        assertThat(node.isRevoked(next)).isTrue();
    }

    /**
     * The log never names it: an answer that the store has contradicted may not be used again with the next reading.
     */
    @Test
    void doesNotReturnToAnAnswerThatTheStoreHasContradicted() {
        node.endWithoutLine(token);
        node.pass(STALENESS);
        assertThat(node.isRevoked(token)).isTrue();
        node.read();

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void asksOnlyOnceAboutEachOfManyTokensWithinItsBound() {
        TokenManager manager = TokenManager.builder(
                        SessionHarness.issuer(), KeySet.signing(TestKeys.signing(Algorithm.HS256)))
                .clock(node.other.clock())
                .build();
        FollowingRevocationCheck check =
                new FollowingRevocationCheck(SessionHarness.issuer(), candidate -> false, node.follower);
        List<Token> tokens = Stream.generate(() -> manager.authToken("alice"))
                .limit(MAX_SIZE + MAX_SIZE / 10)
                .toList();
        tokens.forEach(check::isRevoked);
        long asked = node.asked();
        tokens.forEach(check::isRevoked);

        assertThat(node.asked() - asked).isGreaterThanOrEqualTo(MAX_SIZE / 10);
    }

    private static Token foreign() {
        TokenManager issuer = TokenManager.builder("another-issuer", KeySet.signing(TestKeys.signing(Algorithm.HS256)))
                .build();
        return issuer.authToken("alice");
    }

    private Token longLived(String subject) {
        return node.other
                .sessions()
                .apiTokens()
                .create(subject, "backup", Duration.ofDays(30))
                .issue();
    }

    private void assertRemembered() {
        assertRemembered(token);
    }

    private void assertRemembered(Token candidate) {
        long asked = node.asked();
        long remembered = node.remembered();
        assertThat(node.isRevoked(candidate)).isFalse();
        assertThat(node.asked()).as("how often the store was asked").isEqualTo(asked);
        assertThat(node.remembered()).isEqualTo(remembered + 1);
    }

    private void assertAsked() {
        assertAsked(token);
    }

    private void assertAsked(Token candidate) {
        long asked = node.asked();
        assertThat(node.isRevoked(candidate)).isFalse();
        assertThat(node.asked()).as("how often the store was asked").isEqualTo(asked + 1);
    }
}
