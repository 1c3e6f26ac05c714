package io.github.dropwizardjwt.session;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Logs a failure that goes on, every ten seconds at most, and its end. Used by one thread. */
final class FailureLog {
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

    private final Logger logger;
    private boolean isFailing;
    private long lastLogged;

    FailureLog(Logger logger) {
        this.logger = logger;
    }

    /**
     * Logs a failure at WARN. The exception, which may quote addresses and values, at DEBUG.
     *
     * @param now a reading of the ticker
     */
    void failed(long now, @Nullable Throwable failure, Supplier<String> message) {
        if (!isFailing || now - lastLogged > INTERVAL) {
            isFailing = true;
            lastLogged = now;
            logger.warn("{}", message.get());
        }
        if (failure != null) {
            logger.debug("The last failure", failure);
        }
    }

    void succeeded(Supplier<String> message) {
        if (isFailing) {
            isFailing = false;
            logger.info("{}", message.get());
        }
    }
}
