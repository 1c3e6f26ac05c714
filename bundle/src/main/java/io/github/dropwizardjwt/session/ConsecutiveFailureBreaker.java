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

    private final long probeInterval;
    private final Ticker ticker;
    private volatile int failures;
    private long nextProbe;

    ConsecutiveFailureBreaker(Duration probeInterval, Ticker ticker) {
        this.probeInterval = probeInterval.toNanos();
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
    public synchronized void failed() {
        if (failures < FAILURES_IN_A_ROW && ++failures == FAILURES_IN_A_ROW) {
            LOGGER.warn("The session store does not answer; requests are rejected at once until it does");
            nextProbe = ticker.read() + probeInterval;
        }
    }

    private synchronized boolean isTimeToProbe() {
        long now = ticker.read();
        if (now - nextProbe < 0) {
            return false;
        }
        nextProbe = now + probeInterval;
        return true;
    }

    private synchronized void close() {
        if (failures == FAILURES_IN_A_ROW) {
            LOGGER.info("The session store answers again");
        }
        failures = 0;
    }
}
