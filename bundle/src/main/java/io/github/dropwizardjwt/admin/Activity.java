package io.github.dropwizardjwt.admin;

import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import java.time.Clock;

/**
 * Keeps what the page shows of decisions. Thread-safe.
 *
 * @param clock tells the time of admitted requests
 * @param history how many there were
 * @param recent the last ones that were rejected, or admitted by an override
 */
record Activity(Clock clock, VerdictHistory history, RecentDecisions recent) implements JwtEventListener {
    Activity(Clock clock) {
        this(clock, new VerdictHistory(), new RecentDecisions());
    }

    @Override
    public void accepted(Token token) {
        history.accepted(clock.millis());
    }

    @Override
    public void rejected(Decision decision) {
        Reason reason = decision.reason();
        if (reason != null) {
            history.rejected(decision.at().toEpochMilli(), reason);
            recent.add(decision, reason.name());
        }
    }

    @Override
    public void overridden(Decision decision) {
        decision.waived().ifPresent(waived -> recent.add(decision, "admitted by override, in spite of " + waived));
    }
}
