package io.github.dropwizardjwt.auth.error;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs outages: at once, then every ten seconds, since an outage rejects every request. Thread-safe. */
final class OutageLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(OutageLog.class);
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final Ticker ticker;
    private final AtomicLong warned;
    private final AtomicLong rejected = new AtomicLong();

    OutageLog(Ticker ticker) {
        this.ticker = ticker;
        this.warned = new AtomicLong(ticker.read() - PAUSE);
    }

    /**
     * Logs a rejection; the route only at DEBUG.
     *
     * @param route of the rejected request; asked for where it is logged
     */
    void warn(TokenUnavailableException e, Supplier<?> route) {
        if (LOGGER.isDebugEnabled()) {
            LOGGER.debug("Tokens cannot be checked: {}", route.get(), e);
        }
        rejected.incrementAndGet();
        long now = ticker.read();
        long before = warned.get();
        if (now - before >= PAUSE && warned.compareAndSet(before, now)) {
            LOGGER.warn(
                    "Requests are rejected because tokens cannot be checked; {} since the last such message: {}",
                    rejected.getAndSet(0),
                    e.getMessage());
        }
    }
}
