package io.github.dropwizardjwt.auth.error;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.session.LogPace;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs outages: at once, then every ten seconds, since an outage rejects every request. Thread-safe. */
final class OutageLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(OutageLog.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final LogPace pace;

    OutageLog(Ticker ticker) {
        this.pace = new LogPace(ticker, PAUSE);
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
        long rejected = pace.count();
        if (rejected > 0) {
            LOGGER.warn(
                    "Requests are rejected because tokens cannot be checked; {} since the last such message: {}",
                    rejected,
                    e.getMessage());
        }
    }
}
