package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A client that asks a service about one token all the time, and remembers what the answers were. */
final class Asking implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(200);
    private static final int READS = 5;
    private static final int REMEMBERED = 500;

    private final FollowingService service;
    private final Token token;
    private final Thread thread = new Thread(this::run, "asking");
    private volatile long lastAccepted = System.nanoTime();
    private volatile int accepted;
    private volatile int acceptedInARow;
    private volatile int rejected;
    private volatile int unavailable;
    private volatile Throwable failure;
    private volatile boolean stopped;

    private Asking(FollowingService service, Token token) {
        this.service = service;
        this.token = token;
    }

    static Asking of(FollowingService service, Token token) {
        Asking asking = new Asking(service, token);
        asking.thread.setDaemon(true);
        asking.thread.start();
        return asking;
    }

    private void run() {
        try {
            while (!stopped) {
                long began = System.nanoTime();
                ask(began);
                LockSupport.parkNanos(PAUSE);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // by this thread only
    private void ask(long began) {
        try {
            service.verify(token);
            lastAccepted = began;
            accepted++;
            acceptedInARow++;
        } catch (TokenRejectedException e) {
            rejected++;
        } catch (TokenUnavailableException e) {
            unavailable++;
            acceptedInARow = 0;
        }
    }

    int rejected() {
        return rejected;
    }

    /** How long after a moment the last request began with which the token was accepted. */
    Duration acceptedAfter(long moment) {
        return Duration.ofNanos(lastAccepted - moment);
    }

    void awaitRejected() {
        int before = rejected;
        Waiting.until("the token is rejected", () -> rejected > before || failure != null);
    }

    void awaitUnavailable() {
        int before = unavailable;
        Waiting.until("the service cannot answer", () -> unavailable > before || failure != null);
    }

    void awaitAccepted(int more) {
        int enough = accepted + more;
        Waiting.until("the token is accepted", () -> accepted >= enough || failure != null);
    }

    /** Waits until there were so many requests of which the service could answer each. */
    void awaitAcceptedInARow(int requests) {
        acceptedInARow = 0;
        Waiting.until("the token is accepted again", () -> acceptedInARow >= requests || failure != null);
    }

    /** Waits until tokens are accepted from memory again and again, and the log is read again and again. */
    void awaitBelief() {
        long reads = service.figure("log.reads") + READS;
        long remembered = service.figure("remembered") + REMEMBERED;
        Waiting.until(
                "the token is accepted from memory",
                () -> failure != null
                        || (service.figure("log.reads") >= reads && service.figure("remembered") >= remembered));
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(failure).isNull();
    }
}
