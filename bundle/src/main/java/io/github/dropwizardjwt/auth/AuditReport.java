package io.github.dropwizardjwt.auth;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs at start how many resource methods are protected, and by what. */
record AuditReport(Guards guards) {
    private static final Logger LOGGER = LoggerFactory.getLogger(AuditReport.class);

    /**
     * Counts the methods among the endpoints; a locator that denies is named, since nothing below it can be reached.
     */
    void log(List<Endpoint> endpoints) {
        int tokens = 0;
        int others = 0;
        int open = 0;
        int denied = 0;
        for (Endpoint method :
                endpoints.stream().filter(endpoint -> !endpoint.isLocator()).toList()) {
            if (denies(method) || method.locators().stream().anyMatch(this::denies)) {
                denied++;
            } else if (demandsToken(method) || method.locators().stream().anyMatch(this::demandsToken)) {
                tokens++;
            } else if (guards.hasOtherPrincipal(method.resource(), method.method())) {
                others++;
            } else {
                open++;
            }
        }
        LOGGER.info(
                "Resource methods: {} protected by tokens, {} by other authentication, {} open, {} denied",
                tokens,
                others,
                open,
                denied);
        List<Endpoint> denying = endpoints.stream().filter(this::denies).toList();
        if (!denying.isEmpty()) {
            LOGGER.warn(
                    "Denied to everybody, since they have no security annotation; give them @RequireToken or @PermitAll, or "
                            + "set jwt.unannotated: ALLOW to open all such methods: {}",
                    denying);
        }
    }

    /** Whether it rejects every request: below a locator that demands a token, it does not. */
    private boolean denies(Endpoint endpoint) {
        return guardOf(endpoint).filter(Guard::deniesByItself).isPresent()
                && endpoint.locators().stream().noneMatch(this::demandsToken);
    }

    private boolean demandsToken(Endpoint endpoint) {
        return guardOf(endpoint).filter(Guard::demandsToken).isPresent();
    }

    private Optional<Guard> guardOf(Endpoint endpoint) {
        return guards.of(endpoint.resource(), endpoint.method());
    }
}
