package io.github.dropwizardjwt.auth.error;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.session.LogPace;
import io.github.dropwizardjwt.token.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what rules that are not enforced would reject: for each route and reason at once, then once a minute.
 * Thread-safe.
 */
final class CandidateLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(CandidateLog.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Ticker ticker;
    /** As many as there are routes and reasons: neither has text of the client. */
    private final Map<Subject, LogPace> paces = new ConcurrentHashMap<>();

    private record Subject(MatchedRoute route, Reason reason) {}

    CandidateLog(Ticker ticker) {
        this.ticker = ticker;
    }

    void rejected(MatchedRoute route, Reason reason) {
        LogPace pace = paces.computeIfAbsent(new Subject(route, reason), of -> new LogPace(ticker, PAUSE));
        long rejected = pace.count();
        if (rejected > 0) {
            LOGGER.info(
                    "A candidate rule would reject: {}, {}; {} since the last such message", reason, route, rejected);
        }
    }
}
