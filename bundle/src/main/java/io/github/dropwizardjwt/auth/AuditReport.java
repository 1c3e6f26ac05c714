package io.github.dropwizardjwt.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs at start how many resource methods are protected, and by what. */
record AuditReport(Guards guards) {
    private static final Logger LOGGER = LoggerFactory.getLogger(AuditReport.class);

    void log(List<Route> methods) {
        List<Route> denied = new ArrayList<>();
        int tokens = 0;
        int others = 0;
        int open = 0;
        for (Route method : methods) {
            if (demandsToken(method) || method.locators().stream().anyMatch(this::demandsToken)) {
                tokens++;
            } else if (guardOf(method).filter(Guard::deniesByItself).isPresent()) {
                denied.add(method);
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
                denied.size());
        if (!denied.isEmpty()) {
            LOGGER.warn(
                    "Denied to everybody, since they have no security annotation; give them @RequireToken or @PermitAll, or "
                            + "set jwt.unannotated: ALLOW to open all such methods: {}",
                    denied);
        }
    }

    private boolean demandsToken(Route route) {
        return guardOf(route).filter(Guard::demandsToken).isPresent();
    }

    private Optional<Guard> guardOf(Route route) {
        return guards.of(route.resource(), route.method());
    }
}
