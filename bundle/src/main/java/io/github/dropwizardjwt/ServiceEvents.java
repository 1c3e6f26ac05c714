package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.admin.AdminPage;
import io.github.dropwizardjwt.config.audit.AuditConfiguration;
import io.github.dropwizardjwt.session.JwtEventListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The listeners for the events of a service: the application's, the metrics, and those that the section adds. */
final class ServiceEvents {
    private ServiceEvents() {}

    /** Combines them. */
    static JwtEventListener listener(
            JwtConfiguration settings, Customizations code, @Nullable AdminPage page, Environment environment) {
        List<JwtEventListener> listeners =
                new ArrayList<>(List.of(code.events, new EventMetrics(environment.metrics())));
        if (settings.isRouteMetrics()) {
            listeners.add(new RouteMetrics(environment.metrics()));
        }
        AuditConfiguration audit = settings.getAudit();
        if (audit != null) {
            listeners.add(audit.build(environment));
        }
        if (page != null) {
            listeners.add(page.listener());
        }
        return JwtEventListener.all(listeners.toArray(JwtEventListener[]::new));
    }
}
