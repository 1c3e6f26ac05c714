package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Logs a failure that repeats: at once, then every ten seconds, and its end. Used by one thread. */
final class FailureLog {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Logger logger;
    private final Ticker ticker;
    /** Null while nothing fails. */
    private @Nullable LogPace pace;

    FailureLog(Logger logger, Ticker ticker) {
        this.logger = logger;
        this.ticker = ticker;
    }

    /** Logs a failure at WARN. The exception, which may quote addresses and values, at DEBUG. */
    void failed(Throwable failure, Supplier<String> message) {
        LogPace current = pace == null ? new LogPace(ticker, PAUSE) : pace;
        pace = current;
        if (current.count() > 0) {
            logger.warn("{}", message.get());
        }
        logger.debug("The last failure", failure);
    }

    void succeeded(String message) {
        if (pace != null) {
            pace = null;
            logger.info("{}", message);
        }
    }
}
