package io.github.dropwizardjwt.admin;

import io.github.dropwizardjwt.auth.route.Routes;
import io.github.dropwizardjwt.config.issuer.ConfiguredIssuer;
import io.github.dropwizardjwt.key.rotation.KeySchedule;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the admin page shows beside decisions.
 *
 * @param routes the routes of the application, as they are at each request
 * @param adminRoutes those of the admin port
 * @param keys the service's own keys; null for none
 * @param issuers the trusted issuers of the configuration
 */
public record PageContent(
        Supplier<Routes> routes,
        Supplier<Routes> adminRoutes,
        @Nullable KeySchedule keys,
        List<ConfiguredIssuer> issuers) {
    /** Copies the list. */
    public PageContent {
        issuers = List.copyOf(issuers);
    }
}
