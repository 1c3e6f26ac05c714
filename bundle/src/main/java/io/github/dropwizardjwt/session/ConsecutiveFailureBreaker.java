package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A circuit breaker that opens after five failures in a row, and then permits one probe per interval. The first call
 * that succeeds closes it.
 */
final class ConsecutiveFailureBreaker implements CircuitBreaker {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConsecutiveFailureBreaker.class);
    private static final int FAILURES_IN_A_ROW = 5;

    private final String purpose;
    private final Duration probeInterval;
    private final Ticker ticker;
    private volatile int failures;
    private long nextProbe;

    /**
     * A closed circuit breaker.
     *
     * @param purpose what the calls do, for the log: an infinitive without "to"
     * @param probeInterval how often a call is permitted while it is open
     * @param ticker the time
     */
    ConsecutiveFailureBreaker(String purpose, Duration probeInterval, Ticker ticker) {
        this.purpose = purpose;
        this.probeInterval = probeInterval;
        this.ticker = ticker;
    }

    @Override
    public boolean permits() {
        return failures < FAILURES_IN_A_ROW || isTimeToProbe();
    }

    @Override
    public void succeeded() {
        if (failures != 0) {
            close();
        }
    }

    @Override
    public synchronized void failed(String cause) {
        if (failures < FAILURES_IN_A_ROW && ++failures == FAILURES_IN_A_ROW) {
            LOGGER.warn(
                    "Circuit breaker open: the session store failed {} times in a row to {}; last failure: {}. Requests "
                            + "that need this are rejected at once, but for one every {} ms",
                    FAILURES_IN_A_ROW,
                    purpose,
                    cause,
                    probeInterval.toMillis());
            nextProbe = ticker.read() + probeInterval.toNanos();
        }
    }

    private synchronized boolean isTimeToProbe() {
        long now = ticker.read();
        if (now - nextProbe < 0) {
            return false;
        }
        nextProbe = now + probeInterval.toNanos();
        return true;
    }

    private synchronized void close() {
        if (failures == FAILURES_IN_A_ROW) {
            LOGGER.info("Circuit breaker closed: the session store is able to {} again", purpose);
        }
        failures = 0;
    }
}
