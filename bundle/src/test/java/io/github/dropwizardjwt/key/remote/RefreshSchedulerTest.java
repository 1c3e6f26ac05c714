package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.remote.RefreshScheduler.Run;
import io.github.dropwizardjwt.support.Waiting;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefreshSchedulerTest {
    private final ManualThread thread = new ManualThread();
    private final AtomicInteger runs = new AtomicInteger();
    private final RefreshScheduler refresher = refresher(() -> {
        runs.incrementAndGet();
        return in(Duration.ofMinutes(5));
    });

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void runsOnceWithinTheIntervalHoweverOftenItIsAsked() throws Exception {
        await(refresher.request());
        thread.advance(9_999);
        assertThat(refresher.request()).isNull();
        thread.advance(1);
        await(refresher.request());
        assertThat(runs).hasValue(2);
    }

    @Test
    void givesARunThatGoesOnToAllWhoAsk() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        RefreshScheduler slow = refresher(() -> {
            runs.incrementAndGet();
            return gate.thenApply(open -> Duration.ofMinutes(5));
        });
        Run first = slow.request();
        thread.advance(60_000);
        assertThat(slow.request()).isSameAs(first);
        gate.complete(null);
        await(first);
        assertThat(runs).hasValue(1);
    }

    @Test
    void countsARunThatFailsAndIsDueAgainAfterTheInterval() throws Exception {
        RefreshScheduler failing = refresher(() -> {
            runs.incrementAndGet();
            throw new IllegalStateException("The test wants it so");
        });
        await(failing.request());
        assertThat(failing.request()).isNull();
        assertThat(thread.delay()).isEqualTo(10_000);
    }

    @Test
    void isDueWhenTheTaskSaysButNotWithinTheInterval() throws Exception {
        await(refresher.request());
        assertThat(thread.delay()).isEqualTo(300_000);

        thread.elapse();
        Waiting.until("it has run again", () -> runs.get() == 2);

        RefreshScheduler hasty = refresher(() -> in(Duration.ofMillis(1)));
        await(hasty.request());
        assertThat(thread.delay()).isEqualTo(10_000);
    }

    @Test
    void isNotDueAgainOnceItIsRetired() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        RefreshScheduler slow = refresher(() -> gate.thenApply(open -> Duration.ofMinutes(5)));
        Run running = slow.request();
        slow.retire();
        assertThat(running.end()).isNotDone();

        gate.complete(null);
        await(running);
        assertThat(thread.delay()).isEqualTo(-1);
        thread.advance(60_000);
        assertThat(slow.request()).isNull();
    }

    @Test
    void runsOnceIfItIsRetiredBefore() throws Exception {
        refresher.retire();
        await(refresher.request());
        thread.advance(60_000);
        assertThat(refresher.request()).isNull();
        assertThat(runs).hasValue(1);
    }

    /** As where the operating system allows no further thread. */
    @Test
    void isDueAgainIfNoThreadCouldBeCreated() {
        RefreshScheduler starved = new RefreshScheduler(
                () -> in(Duration.ofMinutes(5)),
                Duration.ofSeconds(10),
                thread,
                task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                thread);
        Run run = starved.request();
        assertThat(run.end()).isDone();
        assertThat(thread.delay()).isEqualTo(10_000);
    }

    @Test
    void countsTheIntervalFromTheBeginningOfARun() throws Exception {
        RefreshScheduler slow = refresher(() -> {
            thread.advance(4_000);
            return in(Duration.ofMillis(1));
        });
        await(slow.request());
        assertThat(thread.delay()).isEqualTo(6_000);
    }

    @Test
    void countsARunThatFailsLaterAndAnErrorToo() throws Exception {
        RefreshScheduler failing =
                refresher(() -> CompletableFuture.failedFuture(new IllegalStateException("The test wants it so")));
        await(failing.request());
        assertThat(thread.delay()).isEqualTo(10_000);
        RefreshScheduler dying = refresher(() -> {
            throw new StackOverflowError("The test wants it so");
        });
        await(dying.request());
        assertThat(dying.request()).isNull();
    }

    @Test
    void holdsNoThreadWhileARunGoesOn() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        Run slow =
                refresher(() -> gate.thenApply(open -> Duration.ofMinutes(5))).request();

        await(refresher.request());

        assertThat(slow.end()).isNotDone();
        gate.complete(null);
        await(slow);
    }

    @Test
    void doesNothingOnceItIsClosed() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        RefreshScheduler slow = refresher(() -> gate.thenApply(open -> Duration.ofMinutes(5)));
        Run run = slow.request();
        slow.close();
        await(run);
        gate.complete(null);
        assertThat(thread.delay()).isEqualTo(-1);
        thread.advance(10_000);
        assertThat(slow.request()).isNull();

        refresher.close();
        assertThat(refresher.request()).isNull();
        assertThat(runs).hasValue(0);
    }

    private RefreshScheduler refresher(Supplier<CompletableFuture<Duration>> task) {
        return new RefreshScheduler(task, Duration.ofSeconds(10), thread, thread, thread);
    }

    private static CompletableFuture<Duration> in(Duration untilNext) {
        return CompletableFuture.completedFuture(untilNext);
    }

    private static void await(Run run) throws Exception {
        run.end().get(10, TimeUnit.SECONDS);
    }
}
