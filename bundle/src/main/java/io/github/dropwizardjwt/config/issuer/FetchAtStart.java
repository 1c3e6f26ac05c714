package io.github.dropwizardjwt.config.issuer;

import io.github.dropwizardjwt.key.remote.RemoteKeys;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Begins to fetch an issuer's keys before anything of the service is started, so that the issuers are asked side by
 * side and none waits for another. Ends it if the service cannot start.
 */
record FetchAtStart(RemoteKeys keys) implements LifeCycle.Listener {
    @Override
    public void lifeCycleStarting(LifeCycle service) {
        keys.begin();
    }

    /** What is managed is stopped only if it was started. */
    @Override
    public void lifeCycleFailure(LifeCycle service, Throwable cause) {
        keys.close();
    }
}
