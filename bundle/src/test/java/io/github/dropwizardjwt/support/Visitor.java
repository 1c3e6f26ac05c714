package io.github.dropwizardjwt.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A client that shows a token to a service again and again, and counts the answers. */
final class Visitor implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(200);

    private final FollowingService service;
    private final Token token;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger acceptedInARow = new AtomicInteger();
    private final AtomicInteger rejected = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private volatile long lastAccepted = System.nanoTime();
    private volatile boolean stopped;
    private final FutureTask<?> visits = new FutureTask<>(this::visit, null);

    private Visitor(FollowingService service, Token token) {
        this.service = service;
        this.token = token;
    }

    static Visitor of(FollowingService service, Token token) {
        Visitor visitor = new Visitor(service, token);
        Thread thread = new Thread(visitor.visits, "visitor");
        thread.setDaemon(true);
        thread.start();
        return visitor;
    }

    private void visit() {
        while (!stopped) {
            show();
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void show() {
        long began = System.nanoTime();
        try {
            service.verify(token);
            lastAccepted = began;
            accepted.incrementAndGet();
            acceptedInARow.incrementAndGet();
        } catch (TokenRejectedException e) {
            rejected.incrementAndGet();
            acceptedInARow.set(0);
        } catch (TokenUnavailableException e) {
            unavailable.incrementAndGet();
            acceptedInARow.set(0);
        }
    }

    /** Waits until the token was accepted so many times more. */
    void awaitAccepted(int times) {
        await("the token is accepted", accepted, accepted.get() + times);
    }

    /** Waits until there were so many requests from now on, one after the other, with which the token was accepted. */
    void awaitAcceptedInARow(int times) {
        acceptedInARow.set(0);
        await("the token is accepted each time", acceptedInARow, times);
    }

    /** Waits until the token was rejected so many times more. */
    void awaitRejected(int times) {
        await("the token is rejected", rejected, rejected.get() + times);
    }

    /** Waits until the service could not answer so many times more. */
    void awaitUnavailable(int times) {
        await("the service is unavailable", unavailable, unavailable.get() + times);
    }

    private void await(String what, AtomicInteger answers, int enough) {
        Waiting.until(what, () -> {
            assertThat(visits).as("visits").isNotDone();
            return answers.get() >= enough;
        });
    }

    int rejected() {
        return rejected.get();
    }

    /** How long after a moment the last request began with which the token was accepted. */
    Duration acceptedAfter(long moment) {
        return Duration.ofNanos(lastAccepted - moment);
    }

    @Override
    public void close() {
        stopped = true;
        assertThat(visits).succeedsWithin(Duration.ofSeconds(20));
    }
}
