package io.github.dropwizardjwt.attack;

import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.token.Reason;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/** What became of the last request of a service, as its listeners get it. */
final class Observer implements JwtEventListener, ApplicationEventListener, RequestEventListener {
    private final AtomicReference<Reason> rejected = new AtomicReference<>();
    private final AtomicBoolean reached = new AtomicBoolean();

    /** Why the request since this was last asked was rejected; empty where it was not. */
    Optional<Reason> takeReason() {
        return Optional.ofNullable(rejected.getAndSet(null));
    }

    /** Whether the request since this was last asked has reached a resource method. */
    boolean takeReached() {
        return reached.getAndSet(false);
    }

    @Override
    public void rejected(Decision decision) {
        rejected.set(decision.reason());
    }

    @Override
    public void onEvent(ApplicationEvent event) {
        // Only requests are observed.
    }

    @Override
    public RequestEventListener onRequest(RequestEvent event) {
        return this;
    }

    @Override
    public void onEvent(RequestEvent event) {
        if (event.getType() == RequestEvent.Type.RESOURCE_METHOD_START) {
            reached.set(true);
        }
    }
}
