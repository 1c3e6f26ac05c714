package io.github.dropwizardjwt.token;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The issuers that a {@link TokenManagerBuilder} trusts: known ones, and those that are found at run time. */
final class TrustSettings {
    private final List<TrustedIssuer> known = new ArrayList<>();
    private @Nullable IssuerDirectory found;

    void add(TrustedIssuer... issuers) {
        known.addAll(List.of(issuers));
    }

    void find(TrustedIssuers issuers) {
        if (found != null) {
            throw new IllegalStateException("There are TrustedIssuers already; ask all sources in one");
        }
        found = new IssuerDirectory(issuers, Ticker.systemTicker());
    }

    /** The policies of all issuers, with that of this service; null for a resource server. */
    IssuerPolicies policies(@Nullable IssuerPolicy own) {
        return new IssuerPolicies(own, known, found);
    }
}
