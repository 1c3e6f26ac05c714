package io.github.dropwizardjwt.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.JettyManaged;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.session.BoundedSessionStore;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.token.TokenManager;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.util.component.LifeCycle;

/** One of several services of an issuer, with its sessions in Redis, as the bundle builds it. */
final class Service implements AutoCloseable {
    private static final KeySet KEYS = KeySet.signing(
            SigningKey.ofSecret(Algorithm.HS256, "9vK2-failover-tests-1a2b3c4d5e6f70819203".getBytes(UTF_8), null));
    private static final Duration TIMEOUT = Duration.ofMillis(200);
    /** Where no request may be rejected, a busy machine must not be mistaken for a server that does not answer. */
    private static final Duration LONG_TIMEOUT = Duration.ofSeconds(1);

    /** Clients repeat a refresh until it is answered; how long that may take is not what these tests are about. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Environment environment = new Environment("test");
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final SessionStore unbounded;
    private final SessionStore store;
    private final SessionManager sessions;

    private Service(RedisSessionsFactory factory, Duration timeout) {
        factory.setTimeout(io.dropwizard.util.Duration.milliseconds(timeout.toMillis()));
        unbounded = factory.build(environment);
        store = new BoundedSessionStore(unbounded, timeout, workers);
        sessions = SessionManager.builder(TokenManager.builder("failover-issuer", KEYS), store)
                .keepGrantsFromLogin()
                .reuseGrace(GRACE)
                .build();
    }

    /** A service that is configured with this URI. */
    static Service at(String uri) {
        return new Service(RedisStores.factory(uri), TIMEOUT);
    }

    /** The same, with a longer timeout. */
    static Service patientAt(String uri) {
        return new Service(RedisStores.factory(uri), LONG_TIMEOUT);
    }

    /** A service that is configured with the URI of a node of a cluster. */
    static Service atCluster(String uri) {
        return new Service(RedisStores.clusterFactory(uri), LONG_TIMEOUT);
    }

    /** The store without timeout, for what a test prepares before the JVM is warmed up. */
    SessionStore unbounded() {
        return unbounded;
    }

    /** The store with timeout and circuit breaker, as requests ask it. */
    SessionStore store() {
        return store;
    }

    SessionManager sessions() {
        return sessions;
    }

    @Override
    public void close() {
        try {
            for (LifeCycle managed : environment.lifecycle().getManagedObjects()) {
                ((JettyManaged) managed).getManaged().stop();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        workers.shutdownNow();
    }
}
