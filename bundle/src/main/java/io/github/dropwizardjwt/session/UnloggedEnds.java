package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices sessions that were ended without the log, by a node of an older version or by hand: a token that was not
 * revoked is, and a later reading, which has missed no line, has not named it. Thread-safe.
 */
final class UnloggedEnds {
    private static final Logger LOGGER = LoggerFactory.getLogger(UnloggedEnds.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MAX_SUSPECTS = 100;
    /** A store may remove a session that expires this soon by a clock of its own. */
    private static final long EXPIRY_MARGIN = TimeUnit.MINUTES.toMillis(1);

    private final EndedSessions ended;
    private final LogPace pace;
    private final Queue<Suspect> suspects = new ArrayDeque<>();
    private volatile boolean isEmpty = true;
    private volatile long count;

    private record Suspect(LiveToken known, Moment found) {}

    UnloggedEnds(EndedSessions ended, Ticker ticker) {
        this.ended = ended;
        this.pace = new LogPace(ticker, PAUSE);
    }

    long count() {
        return count;
    }

    /**
     * A token that was not revoked is. Unless that was heard of, keeps what is to be seen in the log, if there is not
     * too much of it already.
     *
     * @param known what was known before
     */
    void suspect(LiveToken known, Moment found) {
        if (ended.isUnchanged(known.generations()) && known.outlives(EXPIRY_MARGIN, found)) {
            add(new Suspect(known, found));
        }
    }

    private synchronized void add(Suspect suspect) {
        if (suspects.size() < MAX_SUSPECTS) {
            suspects.add(suspect);
            isEmpty = false;
        }
    }

    /** After a reading: it or one before must have named what was found before it began, unless lines were missed. */
    void check(Moment began) {
        if (!isEmpty) {
            checkSuspects(began);
        }
    }

    private synchronized void checkSuspects(Moment began) {
        while (!suspects.isEmpty() && suspects.element().found().nanos() - began.nanos() < 0) {
            LiveToken known = suspects.remove().known();
            if (ended.isSessionUnchanged(known.generations())
                    // Otherwise its line may be what was lost.
                    && ended.reading().epoch() == known.epoch()) {
                count++;
                warn();
            }
        }
        isEmpty = suspects.isEmpty();
    }

    private void warn() {
        if (pace.count() > 0) {
            LOGGER.warn("""
                    A session was ended without a line in the log, by a node of an older version of dropwizard-jwt \
                    or by hand, or was lost in a failover: other nodes learn of such ends within 5 minutes only. Update \
                    all nodes before jwt.sessions.revocationCache.follow is set\
                    """);
        }
    }
}
