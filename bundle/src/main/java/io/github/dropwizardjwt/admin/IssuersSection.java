package io.github.dropwizardjwt.admin;

import io.github.dropwizardjwt.config.issuer.ConfiguredIssuer;
import io.github.dropwizardjwt.config.issuer.IssuerKeysStatus;
import io.github.dropwizardjwt.key.remote.RemoteKeysStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Shows the trusted issuers of the configuration, and the state of their keys.
 *
 * @param issuers the issuers
 */
record IssuersSection(List<ConfiguredIssuer> issuers) implements Section {
    @Override
    public String title() {
        return "Issuers";
    }

    @Override
    public void write(Html html, Instant now) {
        if (issuers.isEmpty()) {
            html.element("p", "The configuration has no trusted issuers. Those that the code adds are not listed.");
            return;
        }
        Table table = new Table(
                html, "Trusted issuers", "Issuer", "State", "Keys", "Keys from", "Last fetch", "Fetches", "Failed");
        for (ConfiguredIssuer issuer : issuers) {
            IssuerKeysStatus status = issuer.status();
            Optional<RemoteKeysStatistics> fetches = status.fetches();
            table.row(issuer.rules().issuer())
                    .cell(status.problem().orElse("ok"))
                    .cell(status.keys())
                    .cell(status.source())
                    .cell(fetches.map(RemoteKeysStatistics::age)
                            .map(age -> now.minus(age))
                            .orElse(Instant.MIN))
                    .cell(fetches.map(each -> Long.toString(each.fetches())).orElse("-"))
                    .cell(fetches.map(each -> Long.toString(each.failures())).orElse("-"));
        }
        table.end();
        html.element("p", "The last fetch is that of the keys in use. Issuers that the code adds are not listed.");
    }
}
