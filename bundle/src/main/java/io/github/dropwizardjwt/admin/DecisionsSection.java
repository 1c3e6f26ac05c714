package io.github.dropwizardjwt.admin;

import java.time.Instant;
import java.util.List;

/**
 * Shows the last requests that were rejected, or admitted by an override.
 *
 * @param recent the decisions
 */
record DecisionsSection(RecentDecisions recent) implements Section {
    @Override
    public String title() {
        return "Decisions";
    }

    @Override
    public void write(Html html, Instant now) {
        List<RecentDecisions.Entry> entries = recent.lastFirst();
        if (entries.isEmpty()) {
            html.element("p", "No request was rejected, or admitted by an override, since the start.");
            return;
        }
        Table table = new Table(
                html,
                "The last " + RecentDecisions.KEPT + " requests rejected or admitted by an override, latest first",
                "Time",
                "Reason",
                "Route",
                "Place");
        for (RecentDecisions.Entry entry : entries) {
            table.row(entry.at()).cell(entry.verdict()).cell(entry.route()).cell(entry.resource());
        }
        table.end();
    }
}
