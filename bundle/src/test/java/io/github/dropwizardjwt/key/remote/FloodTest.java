package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever can send a token can invent key ids. */
class FloodTest {
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
    void aThousandInventedIdsOnSixteenThreadsCauseOneFetchPerInterval() throws Exception {
        keys.start();
        for (int interval = 1; interval <= 3; interval++) {
            thread.advance(10_000);
            flood("interval " + interval + " id ", 1000, 16);
            assertThat(issuer.begun()).isEqualTo(1 + interval);
        }
        assertThat(keys.statistics().throttled()).isPositive();
    }

    @Test
    void aFloodHidesNoRotation() throws Exception {
        keys.start();
        thread.advance(10_000);
        flood("before ", 5000, 16);
        issuer.give("second");
        assertThat(keys.refreshFor("second", Algorithm.ES256).select("second", "ES256"))
                .isEmpty();

        thread.advance(10_000);
        flood("after ", 1000, 16);

        assertThat(keys.current().select("second", "ES256")).isPresent();
    }

    @Test
    void aThousandBadSignaturesOnSixteenThreadsCauseOneFetchPerInterval() throws Exception {
        keys.start();
        VerificationKey tried = keys.current().select("first", "ES256").orElseThrow();
        for (int interval = 1; interval <= 3; interval++) {
            thread.advance(10_000);
            flood(1000, 16, i -> keys.refreshAfterBadSignature(tried));
            assertThat(issuer.begun()).isEqualTo(1 + interval);
        }
        assertThat(keys.statistics().throttled()).isPositive();
    }

    /** Nobody waits for the fetch that may go on then. */
    @Test
    void aBadSignatureOfAKeyThatIsReplacedAlreadyCausesNoFetch() {
        keys.start();
        VerificationKey tried = keys.current().select("first", "ES256").orElseThrow();
        issuer.give("second");
        thread.advance(10_000);
        assertThat(keys.refreshAfterBadSignature(tried).select("first", "ES256"))
                .isEmpty();
        thread.advance(10_000);

        keys.refreshAfterBadSignature(tried);

        assertThat(issuer.begun()).isEqualTo(2);
        assertThat(keys.statistics().throttled()).isZero();
    }

    @Test
    void noMoreThanSixtyFourThreadsWaitBecauseOfBadSignatures() throws Exception {
        keys.start();
        VerificationKey tried = keys.current().select("first", "ES256").orElseThrow();
        noMoreThanSixtyFourWait(i -> keys.refreshAfterBadSignature(tried));
    }

    /** The others are answered at once, and so do their work. */
    @Test
    void noMoreThanSixtyFourThreadsWait() throws Exception {
        keys.start();
        noMoreThanSixtyFourWait(i -> keys.refreshFor("invented " + i, Algorithm.ES256));
    }

    private void noMoreThanSixtyFourWait(IntConsumer request) throws Exception {
        thread.advance(10_000);
        issuer.shut();
        ExecutorService threads = Executors.newCachedThreadPool();
        AtomicInteger answered = new AtomicInteger();
        for (int i = 0; i < 200; i++) {
            int number = i;
            threads.execute(() -> {
                request.accept(number);
                answered.incrementAndGet();
            });
        }
        Waiting.until("the others are answered", () -> answered.get() == 200 - 64);
        issuer.open();
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(issuer.begun()).isEqualTo(2);
    }

    @Test
    void whoHasWaitedGivesHisPlaceBack() {
        keys.start();
        for (int i = 0; i < 100; i++) {
            thread.advance(10_000);
            keys.refreshFor("invented " + i, Algorithm.ES256);
        }
        issuer.give("second");
        thread.advance(10_000);

        assertThat(keys.refreshFor("second", Algorithm.ES256).select("second", "ES256"))
                .isPresent();
    }

    private void flood(String prefix, int ids, int threadCount) throws Exception {
        flood(ids, threadCount, i -> keys.refreshFor(prefix + i, Algorithm.ES256));
    }

    private static void flood(int requests, int threadCount, IntFunction<KeySet> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(threadCount);
        CountDownLatch gun = new CountDownLatch(1);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            int number = i;
            all.add(threads.submit(() -> {
                gun.await();
                return request.apply(number);
            }));
        }
        gun.countDown();
        for (Future<?> each : all) {
            each.get(20, TimeUnit.SECONDS);
        }
        threads.shutdown();
    }
}
