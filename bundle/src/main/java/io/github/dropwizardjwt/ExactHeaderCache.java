package io.github.dropwizardjwt;

import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Has Jetty compare the header lines that it caches for a connection exactly. By default it ignores case, in the values
 * too: where a proxy sends the requests of many users through one connection, a single line {@code Authorization:
 * BEARER EYJ0} would have the tokens of all others read in capitals, and rejected.
 */
final class ExactHeaderCache implements LifeCycle.Listener {
    private ExactHeaderCache() {}

    /** Applies to all connectors, those of the admin port too. */
    static void register(LifecycleEnvironment lifecycle) {
        lifecycle.addEventListener(new ExactHeaderCache());
    }

    /** Before the first connection is accepted. */
    @Override
    public void lifeCycleStarting(LifeCycle event) {
        if (event instanceof Server server) {
            // Dropwizard wraps the factories of its connectors, which hold them as beans.
            server.getContainedBeans(HttpConfiguration.class)
                    .forEach(configuration -> configuration.setHeaderCacheCaseSensitive(true));
        }
    }
}
