package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known when, with time that passes as the test says. */
class RemoteKeysTest {
    private static final FetchTimings TIMINGS = new FetchTimings(
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofHours(6),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));

    private final ManualThread thread = new ManualThread();
    private final ScriptedSource issuer = new ScriptedSource("first");
    private final RemoteKeys keys =
            new RemoteKeys(TestSettings.of("https://issuer.example", TIMINGS), issuer, thread, thread, thread);

    @AfterEach
    void stop() {
        keys.close();
    }

    @Test
    void knowsNothingBeforeItStarts() {
        assertThatThrownBy(keys::current)
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessage("No keys of https://issuer.example are known: it has not been asked yet");
        assertThat(issuer.begun()).isZero();

        assertThat(keys.start()).isTrue();

        assertThat(keys.current().verificationKeys()).hasToString("[VerificationKey[ES256, first]]");
        assertThat(keys.statistics()).isEqualTo(new RemoteKeysStatistics(1, 0, 0, 1, Duration.ZERO, null, null));
    }

    /** The first connection of a process is slow. */
    @Test
    void triesThreeTimesAtStartAndThenOncePerInterval() {
        issuer.give();

        assertThat(keys.start()).isFalse();

        assertThat(issuer.begun()).isEqualTo(3);
        assertThat(thread.delay()).isEqualTo(10_000);
        assertThatThrownBy(keys::current)
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessage("No keys of https://issuer.example are known: it is down, says the test");
        thread.elapse();
        Waiting.until("it was asked again", () -> keys.statistics().failures() == 4);
        issuer.give("first");
        thread.elapse();
        Waiting.until("it is up", () -> keys.statistics().keys() == 1);
        assertThat(keys.statistics().problem()).isNull();
    }

    @Test
    void fetchesAheadOfTimeInTheBackground() {
        keys.start();
        assertThat(thread.delay()).isEqualTo(240_000);
        issuer.give("first", "second");

        thread.elapse();

        Waiting.until("the second key is there", () -> keys.statistics().keys() == 2);
        assertThat(thread.delay()).isEqualTo(240_000);
    }

    @Test
    void anUnchangedKeyStaysTheSameObject() {
        keys.start();
        VerificationKey first = keys.current().select("first", "ES256").orElseThrow();
        issuer.give("second", "first");

        thread.elapse();

        Waiting.until("the second key is there", () -> keys.statistics().keys() == 2);
        assertThat(keys.current().select("first", "ES256")).containsSame(first);
    }

    @Test
    void keepsTheLastGoodKeysUntilTheyAreTooOld() {
        keys.start();
        issuer.give();
        thread.elapse();
        Waiting.until("a fetch has failed", () -> keys.statistics().problem() != null);

        thread.advance(Duration.ofHours(6).toMillis() - 240_000 - 1);
        assertThat(keys.current().verificationKeys()).hasSize(1);
        assertThat(keys.statistics().problem()).isEqualTo("is down, says the test");

        thread.advance(1);
        assertThatThrownBy(keys::current)
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessage("The keys of https://issuer.example are too old: it is down, says the test");
        assertThat(keys.statistics().age()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void keysThatAreTooOldAreFetchedOnceForAllWhoNeedThem() {
        keys.start();
        thread.advance(Duration.ofHours(6).toMillis());
        issuer.shut();

        CompletableFuture<Boolean> one = CompletableFuture.supplyAsync(this::findsTheFirst);
        Waiting.until("a fetch goes on", () -> issuer.begun() == 2);
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(this::findsTheFirst);
        assertThat(one).isNotDone();
        assertThat(keys.statistics().outage())
                .isEqualTo("The keys of https://issuer.example are too old: it has not been asked again in time");
        issuer.open();

        assertThat(one).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
        assertThat(other).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
        assertThat(issuer.begun()).isEqualTo(2);
        assertThat(keys.statistics().outage()).isNull();
    }

    private boolean findsTheFirst() {
        return keys.current().select("first", "ES256").isPresent();
    }

    @Test
    void keysThatAreTooOldAreNotAskedForMoreOftenThanOthers() {
        keys.start();
        thread.advance(Duration.ofHours(6).toMillis());
        issuer.give();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(keys::current)
                    .isInstanceOf(KeysUnavailableException.class)
                    .hasMessage("The keys of https://issuer.example are too old: it is down, says the test");
        }
        assertThat(issuer.begun()).isEqualTo(2);
        issuer.give("first");
        thread.advance(9_999);
        assertThatThrownBy(keys::current).isInstanceOf(KeysUnavailableException.class);
        thread.advance(1);
        assertThat(findsTheFirst()).isTrue();
        assertThat(issuer.begun()).isEqualTo(3);
        assertThat(keys.statistics().throttled()).isZero();
    }

    @Test
    void saysWhyTheKeysAreTooOldAlsoWhereNoFetchHasFailed() {
        keys.start();
        keys.close();
        thread.advance(Duration.ofHours(6).toMillis());

        String outage = "The keys of https://issuer.example are too old: it has not been asked again in time";
        assertThatThrownBy(keys::current).hasMessage(outage);
        assertThat(keys.statistics().outage()).isEqualTo(outage);
        assertThat(keys.statistics().problem()).isNull();
    }

    @Test
    void aKeyThatIsGoneIsGone() {
        keys.start();
        issuer.give("second");
        thread.elapse();
        Waiting.until(
                "the first key is gone",
                () -> keys.current().select("first", "ES256").isEmpty());
    }

    @Test
    void whoLooksForANewKeyGetsItAtTheFirstCall() {
        keys.start();
        thread.advance(10_000);
        issuer.give("first", "second");

        assertThat(keys.refreshFor("second", Algorithm.ES256).select("second", "ES256"))
                .isPresent();

        assertThat(issuer.begun()).isEqualTo(2);
    }

    @Test
    void doesNotAskTwiceWithinTheIntervalAndSaysSoAtOnce() {
        keys.start();
        issuer.give("first", "second");
        thread.advance(9_999);

        assertThat(keys.refreshFor("second", Algorithm.ES256).select("second", "ES256"))
                .isEmpty();

        assertThat(issuer.begun()).isEqualTo(1);
        assertThat(keys.statistics().throttled()).isEqualTo(1);
        thread.advance(1);
        assertThat(keys.refreshFor("second", Algorithm.ES256).select("second", "ES256"))
                .isPresent();
    }

    @Test
    void doesNotAskForTheSameUnknownIdAgainForHalfAMinute() {
        keys.start();
        thread.advance(10_000);
        keys.refreshFor("invented", Algorithm.ES256);
        assertThat(issuer.begun()).isEqualTo(2);
        thread.advance(29_999);
        keys.refreshFor("invented", Algorithm.ES256);
        assertThat(issuer.begun()).isEqualTo(2);
        thread.advance(1);
        keys.refreshFor("invented", Algorithm.ES256);
        assertThat(issuer.begun()).isEqualTo(3);
    }

    @Test
    void looksForAnotherAlgorithmOfAnIdOnItsOwn() {
        keys.start();
        thread.advance(10_000);
        keys.refreshFor("second", Algorithm.RS256);
        assertThat(issuer.begun()).isEqualTo(2);
        issuer.give("first", "second");
        thread.advance(10_000);

        assertThat(keys.refreshFor("second", Algorithm.ES256).select("second", "ES256"))
                .isPresent();
        assertThat(keys.refreshFor("second", Algorithm.RS256).select("second", "RS256"))
                .isEmpty();
        assertThat(issuer.begun()).isEqualTo(3);
    }

    @Test
    void looksForNoSecret() {
        keys.start();
        thread.advance(10_000);
        for (Algorithm symmetric : List.of(Algorithm.HS256, Algorithm.HS384, Algorithm.HS512)) {
            keys.refreshFor("first", symmetric);
        }
        assertThat(issuer.begun()).isEqualTo(1);
    }

    @Test
    void doesNotRememberAnIdThatWasLookedForInVainWhileTheIssuerWasDown() {
        keys.start();
        issuer.give();
        thread.advance(10_000);
        keys.refreshFor("second", Algorithm.ES256);
        issuer.give("first", "second");
        thread.advance(10_000);
        assertThat(keys.refreshFor("second", Algorithm.ES256).select("second", "ES256"))
                .isPresent();
    }

    @Test
    void whoComesWhileAFetchGoesOnWaitsForItAndThoseWhoKnowTheirKeyDoNot() {
        keys.start();
        thread.advance(10_000);
        issuer.give("first", "second");
        issuer.shut();

        CompletableFuture<Boolean> one = CompletableFuture.supplyAsync(this::findsTheSecond);
        Waiting.until("a fetch goes on", () -> issuer.begun() == 2);
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(this::findsTheSecond);
        assertThat(keys.current().select("first", "ES256")).isPresent();
        assertThat(one).isNotDone();
        issuer.open();

        assertThat(one).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
        assertThat(other).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
        assertThat(issuer.begun()).isEqualTo(2);
    }

    private boolean findsTheSecond() {
        return keys.refreshFor("second", Algorithm.ES256)
                .select("second", "ES256")
                .isPresent();
    }

    @Test
    void logsWhatChangesAndNothingElse() {
        try (Logs logs = new Logs()) {
            keys.start();
            thread.elapse();
            issuer.give();
            thread.elapse();
            thread.elapse();
            issuer.give("first");
            thread.elapse();
            thread.elapse();
            issuer.give("second");
            thread.elapse();

            Waiting.until("all is logged", () -> logs.lines().size() >= 4);
            assertThat(logs.lines())
                    .containsExactly(
                            "INFO Issuer https://issuer.example has the keys [VerificationKey[ES256, first]]; unusable: []",
                            "WARN Issuer https://issuer.example is down, says the test; its last good keys stay in use",
                            "INFO Issuer https://issuer.example has the keys [VerificationKey[ES256, first]]; unusable: []",
                            "INFO Issuer https://issuer.example has the keys [VerificationKey[ES256, second]]; unusable: []");
        }
    }

    @Test
    void warnsOnceMoreWhenTheLastKeysAreTooOld() {
        keys.start();
        issuer.give();
        try (Logs logs = new Logs()) {
            thread.pass(Duration.ofHours(12));

            assertThat(logs.lines())
                    .containsExactly(
                            "WARN Issuer https://issuer.example is down, says the test; its last good keys stay in use",
                            "WARN Issuer https://issuer.example is down, says the test; its tokens are answered with 503");
        }
    }

    @Test
    void warnsThatNothingIsKnownOfAnIssuer() {
        issuer.give();
        try (Logs logs = new Logs()) {
            keys.start();

            assertThat(logs.lines())
                    .containsExactly("WARN Issuer https://issuer.example is down, says the test; its tokens are "
                            + "answered with 503");
        }
    }

    @Test
    void aFetchThatFailsUnexpectedlyIsAFailureLikeOthers() {
        RemoteKeys broken = new RemoteKeys(
                TestSettings.of("https://issuer.example", TIMINGS), new BrokenFetch(), thread, thread, thread);

        assertThat(broken.start()).isFalse();

        assertThat(broken.statistics().problem()).isEqualTo("could not be asked");
        assertThat(broken.statistics().failures()).isEqualTo(3);
    }

    private static final class BrokenFetch implements JwkSetSource {
        @Override
        public CompletableFuture<Fetched> fetch() {
            throw new IllegalStateException("The test wants it so");
        }

        @Override
        public void close() {}
    }

    @Test
    void aFetchThatFailsWithAnErrorIsAFailureLikeOthers() {
        JwkSetSource dying = new JwkSetSource() {
            @Override
            public CompletableFuture<Fetched> fetch() {
                return CompletableFuture.failedFuture(new StackOverflowError("The test wants it so"));
            }

            @Override
            public void close() {}
        };
        RemoteKeys broken =
                new RemoteKeys(TestSettings.of("https://issuer.example", TIMINGS), dying, thread, thread, thread);

        assertThat(broken.start()).isFalse();

        assertThat(broken.statistics().problem()).isEqualTo("could not be asked");
        assertThat(thread.delay()).isEqualTo(10_000);
    }

    @Test
    void keepsTheInterruptOfWhoWaits() {
        issuer.shut();
        Thread.currentThread().interrupt();
        assertThat(keys.start()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    /** The fetch itself may take 30 seconds with these timeouts. */
    @Test
    void aRequestWaitsForThreeSecondsAndTheFetchGoesOn() {
        keys.start();
        thread.advance(10_000);
        issuer.give("first", "second");
        issuer.shut();
        long before = System.nanoTime();

        assertThat(findsTheSecond()).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(15));
        issuer.open();
        Waiting.until("the second key is there", () -> keys.statistics().keys() == 2);
        assertThat(issuer.begun()).isEqualTo(2);
    }

    /** Where several issuers have begun together, the wait for the first counts for the others. */
    @Test
    void theStartWaitsUntilThreeSecondsAfterTheBeginning() {
        issuer.shut();
        keys.begin();
        Waiting.until("it is asked", () -> issuer.begun() == 1);
        assertThatThrownBy(keys::current)
                .hasMessage("No keys of https://issuer.example are known: it has not answered yet");
        thread.advance(3_000);
        long before = System.nanoTime();

        assertThat(keys.start()).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        CompletableFuture<Boolean> inFull = CompletableFuture.supplyAsync(keys::startInFull);
        assertThat(inFull).isNotDone();
        issuer.open();
        assertThat(inFull).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
        assertThat(issuer.begun()).isEqualTo(1);
    }

    @Test
    void nothingIsDueOnceItIsClosed() {
        issuer.shut();
        CompletableFuture<Boolean> start = CompletableFuture.supplyAsync(keys::start);
        Waiting.until("a fetch goes on", () -> issuer.begun() == 1);

        keys.close();

        assertThat(issuer.isClosed()).isTrue();
        assertThat(start).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(false);
        issuer.open();
        Waiting.until("what was fetched is known", () -> keys.statistics().keys() == 1);
        assertThat(thread.delay()).isEqualTo(-1);
        thread.advance(10_000);
        keys.refreshFor("first", Algorithm.ES256);
        assertThat(issuer.begun()).isEqualTo(1);
    }
}
