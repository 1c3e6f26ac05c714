package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Shows a token to a service again and again, and keeps what it was answered. */
final class Visitor implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final FollowingService service;
    private final Token token;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger rejected = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private volatile long lastAccepted;
    private volatile boolean stopped;
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final Future<?> visits;

    Visitor(FollowingService service, Token token) {
        this.service = service;
        this.token = token;
        this.visits = threads.submit(this::visit);
    }

    private void visit() {
        while (!stopped) {
            long began = System.nanoTime();
            try {
                service.verify(token);
                lastAccepted = began;
                accepted.incrementAndGet();
            } catch (TokenRejectedException e) {
                rejected.incrementAndGet();
            } catch (TokenUnavailableException e) {
                unavailable.incrementAndGet();
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    void awaitAccepted() {
        await("the token is accepted", accepted);
    }

    void awaitRejected() {
        await("the token is rejected", rejected);
    }

    void awaitUnavailable() {
        await("the service is unavailable", unavailable);
    }

    /** Waits until there are several more. */
    private void await(String what, AtomicInteger answers) {
        int enough = answers.get() + 10;
        Waiting.until(what, () -> {
            assertThat(visits).as("visits").isNotDone();
            return answers.get() >= enough;
        });
    }

    int rejected() {
        return rejected.get();
    }

    /** How long after a moment the last request began that was accepted. */
    Duration acceptedAfter(long moment) {
        return Duration.ofNanos(lastAccepted - moment);
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
        assertThat(visits).succeedsWithin(Duration.ofSeconds(20));
    }
}
