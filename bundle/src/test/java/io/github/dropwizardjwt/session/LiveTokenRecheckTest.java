package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.session.FollowingNode.STALENESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveTokenRecheckTest {
    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final Duration DUE = Duration.ofMinutes(4);
    private static final Duration INSTANT = Duration.ofNanos(1);

    private final FollowingNode node = new FollowingNode();
    private final Token token = node.open("alice");

    @BeforeEach
    void use() {
        node.read();
        useTwice(token);
    }

    @Test
    void asksBeforeAnAnswerIsTooOldSoThatNoRequestDoes() {
        for (int i = 0; i < 3; i++) {
            node.pass(DUE);
            node.read();
            node.recheck();
            assertRemembered();
        }

        assertThat(node.rechecked).containsExactly(1, 1, 1);
        assertThat(node.follower.statistics().rechecked()).isEqualTo(3);
    }

    @Test
    void asksOnlyWhenItIsTime() {
        node.pass(DUE.minus(INSTANT));
        node.recheck();
        assertThat(node.rechecked).isEmpty();

        node.pass(INSTANT);
        node.recheck();
        assertThat(node.rechecked).containsExactly(1);
        node.recheck();
        assertThat(node.rechecked).containsExactly(1);
    }

    @Test
    void asksWhenItIsTimeForItsShare() {
        Token half = node.open("bob");
        FollowingRevocationCheck check = node.checkWithShare(0.5);
        check.isRevoked(half);
        check.isRevoked(half);
        node.pass(DUE.dividedBy(2).minus(INSTANT));
        node.recheck();
        assertThat(node.rechecked).isEmpty();

        node.pass(INSTANT);
        node.recheck();
        assertThat(node.rechecked).containsExactly(1);
        node.read();
        check.isRevoked(half);
        node.pass(DUE.dividedBy(2));
        node.recheck();
        assertThat(node.rechecked).as("both, since the share remains").containsExactly(1, 2);
    }

    @Test
    void doesNotAskAboutATokenThatNobodyHasPresentedSince() {
        node.pass(DUE);
        node.recheck();
        node.pass(DUE);
        node.recheck();
        assertThat(node.rechecked).containsExactly(1);

        node.pass(MAX_AGE.minus(DUE));
        node.read();
        long asked = node.asked();
        assertThat(node.isRevoked(token)).isFalse();
        assertThat(node.asked()).isEqualTo(asked + 1);
    }

    @Test
    void doesNotAskAboutAnExpiredToken() {
        node.other.set(token.expiresAt());
        node.nanos.addAndGet(DUE.toNanos());
        node.recheck();

        assertThat(node.rechecked).isEmpty();
    }

    @Test
    void asksAboutManyAtATime() {
        List<Token> tokens = IntStream.range(0, 249)
                .mapToObj(number -> node.open("user-" + number))
                .toList();
        tokens.forEach(this::useTwice);
        node.pass(DUE);
        node.recheck();

        assertThat(node.rechecked).containsExactly(100, 100, 50);
        node.pass(DUE);
        node.read();
        long asked = node.asked();
        assertThat(tokens).noneMatch(node::isRevoked);
        assertThat(node.asked()).isEqualTo(asked);
    }

    @Test
    void asksAboutTokensOfOtherIssuers() {
        Token foreign = TokenManager.builder("another-issuer", KeySet.signing(TestKeys.signing(Algorithm.HS256)))
                .clock(node.other.clock())
                .build()
                .authToken("alice");
        useTwice(foreign);
        node.other.sessions().revoke(foreign);
        node.pass(DUE);
        node.read();
        node.recheck();

        assertThat(node.rechecked).containsExactly(2);
        assertThat(node.isRevoked(foreign)).isTrue();
        assertRemembered();
    }

    @Test
    void forgetsWhatEndedWithoutALineAndNoticesIt() {
        node.endWithoutLine(token);
        node.pass(DUE);
        node.recheck();
        node.pass(INSTANT);
        node.read();

        assertThat(node.follower.statistics().unlogged()).isEqualTo(1);
        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void suspectsNothingThatIsNamedMeanwhile() {
        node.end(token);
        node.pass(DUE);
        node.afterAnswer(node::read);
        node.recheck();
        node.pass(INSTANT);
        node.read();

        assertThat(node.follower.statistics().unlogged()).isZero();
        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void anAnswerThatALineHasOvertakenDoesNotCount() {
        node.pass(DUE);
        node.afterAnswer(() -> {
            node.end(token);
            node.read();
        });
        node.recheck();

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void anAnswerIsAsOldAsItsQuestion() {
        node.pass(DUE);
        node.afterAnswer(() -> {
            node.end(token);
            node.pass(STALENESS);
        });
        node.recheck();

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void anAnswerBelongsToTheEpochInWhichItsQuestionBegan() {
        node.pass(DUE);
        node.afterAnswer(() -> {
            node.endWithoutLine(token);
            node.pass(STALENESS);
            node.log.replace();
            node.read();
        });
        node.recheck();

        assertThat(node.isRevoked(token)).isTrue();
    }

    /** A request has asked meanwhile, and was told that the token is revoked. */
    @Test
    void anAnswerThatARequestHasContradictedDoesNotComeBack() {
        node.pass(DUE);
        node.afterAnswer(() -> {
            node.endWithoutLine(token);
            assertThat(node.isRevoked(token)).isTrue();
        });
        node.recheck();

        assertThat(node.isRevoked(token)).isTrue();
    }

    @Test
    void leavesWhatIsKnownWhenTheStoreFails() {
        node.pass(DUE);
        node.read();
        node.beforeAnswer(() -> {
            throw new IllegalStateException("the store is away");
        });
        assertThatIllegalStateException().isThrownBy(node::recheck);
        assertThat(node.follower.statistics().rechecked()).isZero();
        assertRemembered();

        node.recheck();
        assertThat(node.rechecked).containsExactly(1, 1);
    }

    @Test
    void goesOnAfterFailuresUntilItIsStopped() throws InterruptedException {
        BlockingQueue<Runnable> failures = new LinkedBlockingQueue<>(List.of(
                () -> {
                    throw new IllegalStateException("the store is away");
                },
                () -> {
                    throw new StackOverflowError();
                }));
        SynchronousQueue<Boolean> pauses = new SynchronousQueue<>();
        LiveTokenRecheck thread = new LiveTokenRecheck(
                node.store,
                node.follower.tokens(),
                node.follower.ended(),
                new UnloggedEnds(node.follower.ended(), node.nanos::get),
                () -> {
                    Optional.ofNullable(failures.poll()).ifPresent(Runnable::run);
                    return node.follower.now();
                },
                pauses::take);
        node.pass(DUE);
        thread.start();
        try {
            for (int i = 0; i < 4; i++) {
                pauses.put(true);
            }
            assertThat(thread.rechecked()).isEqualTo(1);
        } finally {
            thread.stop(Duration.ofSeconds(10));
        }
        assertThat(pauses.offer(true)).as("once it is stopped").isFalse();
    }

    private void useTwice(Token candidate) {
        assertThat(node.isRevoked(candidate)).as("when the store is asked").isFalse();
        assertThat(node.isRevoked(candidate)).as("as it is remembered").isFalse();
    }

    private void assertRemembered() {
        long asked = node.asked();
        assertThat(node.isRevoked(token)).isFalse();
        assertThat(node.asked()).isEqualTo(asked);
    }
}
