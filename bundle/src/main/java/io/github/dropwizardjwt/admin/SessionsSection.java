package io.github.dropwizardjwt.admin;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import java.time.Instant;
import java.util.List;

/**
 * Shows what happened to sessions since the start, and whether their store answers.
 *
 * @param metrics has the counters
 * @param health has the check of the store
 */
record SessionsSection(MetricRegistry metrics, HealthCheckRegistry health) implements Section {
    private static final String STORE = "jwt-sessions";

    /** A counter without its prefix, and what it counts. */
    private record Figure(String counter, String meaning) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure("sessions.opened", "Sessions opened"),
            new Figure("sessions.refreshed", "Refreshes"),
            new Figure("sessions.revoked", "Sessions ended by a logout or by the application"),
            new Figure("sessions.reused", "Sessions ended because a refresh token was reused"),
            new Figure("sessions.grant-withdrawn", "Sessions ended because the subject has no grant any more"),
            new Figure("sessions.evicted", "Sessions ended because their subject had too many"),
            new Figure("tokens.revoked", "Single tokens revoked"),
            new Figure("api-tokens.issued", "API tokens issued"),
            new Figure("api-tokens.revoked", "API tokens revoked"));

    @Override
    public String title() {
        return "Sessions";
    }

    @Override
    public void write(Html html, Instant now) {
        if (!health.getNames().contains(STORE)) {
            html.element("p", "This service has no sessions: its tokens are valid until they expire.");
            return;
        }
        boolean answers = health.runHealthCheck(STORE).isHealthy();
        html.element(
                "p",
                answers
                        ? "The session store answers."
                        : "The session store does not answer: requests with tokens of sessions are rejected with 503.");
        Table table = new Table(html, "Sessions and tokens since the start of this node", "What", "Number");
        for (Figure figure : FIGURES) {
            table.row(figure.meaning()).cell(count(figure.counter()));
        }
        table.end();
    }

    /** Does not create the counter, which would show up among the metrics. */
    private long count(String name) {
        Counter counter = metrics.getCounters().get("jwt." + name);
        return counter == null ? 0 : counter.getCount();
    }
}
