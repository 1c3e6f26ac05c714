package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.auth.route.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs all routes when the server has started. */
final class RoutesLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(Routes.class);

    private RoutesLog() {}

    static void register(ServiceRoutes routes, Level level, Environment environment) {
        environment.lifecycle().addServerLifecycleListener(server -> {
            if (LOGGER.isEnabledForLevel(level)) {
                LOGGER.atLevel(level).log("{}", routes.ofApplication().text());
            }
        });
    }
}
