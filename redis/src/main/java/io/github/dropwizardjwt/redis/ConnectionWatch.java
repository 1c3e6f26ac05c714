package io.github.dropwizardjwt.redis;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks connections every half second, in a thread of its own. */
final class ConnectionWatch {
    static final Duration INTERVAL = Duration.ofMillis(500);

    private static final Logger LOGGER = LoggerFactory.getLogger(ConnectionWatch.class);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new ThreadFactoryBuilder()
                    .setNameFormat("jwt-sessions-redis")
                    .setDaemon(true)
                    .build());
    private final Runnable check;

    /**
     * Prepares the checks.
     *
     * @param check must not throw: an executor does not call again a task that has thrown
     */
    ConnectionWatch(Runnable check) {
        this.check = check;
    }

    void start() {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(check, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Checks once more, as soon as a check that is under way has ended. Does not wait for it. */
    void checkNow() {
        try {
            thread.execute(check);
        } catch (RejectedExecutionException e) {
            LOGGER.debug("The connection to Redis is closed already");
        }
    }

    boolean isStopped() {
        return thread.isShutdown();
    }

    void stop() {
        thread.shutdownNow();
    }
}
