package io.github.dropwizardjwt.admin;

import io.github.dropwizardjwt.key.rotation.KeySchedule;
import io.github.dropwizardjwt.key.rotation.ScheduledKey;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows this service's own keys and the times of their states, and nothing of the keys themselves.
 *
 * @param keys the keys; null for a service without any
 */
record KeysSection(@Nullable KeySchedule keys) implements Section {
    @Override
    public String title() {
        return "Keys";
    }

    @Override
    public void write(Html html, Instant now) {
        if (keys == null) {
            html.element("p", "This service has no keys of its own: it accepts tokens of trusted issuers only.");
            return;
        }
        Table table = new Table(
                html,
                "Keys of this service",
                "Id",
                "State",
                "Algorithm",
                "Signs from",
                "Signs until",
                "Verifies until",
                "Source");
        for (ScheduledKey key : keys.keys()) {
            table.row(key.verificationKey().id())
                    .cell(key.stateAt(now).name().toLowerCase(Locale.ROOT))
                    .cell(key.verificationKey().algorithm().name())
                    .cell(key.activeFrom())
                    .cell(key.retiredFrom())
                    .cell(key.expiresAt())
                    .cell(key.name());
        }
        table.end();
    }
}
