package io.github.dropwizardjwt.benchmarks.revocation;

import com.codahale.metrics.Gauge;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.TokenManager;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.eclipse.jetty.util.component.LifeCycle;

/** A node of a service, without its server. */
final class Node implements AutoCloseable {
    private static final KeySet KEYS = KeySet.signing(SigningKey.ofSecret(
            Algorithm.HS256, Keys.of(Algorithm.HS256).secretText().getBytes(StandardCharsets.US_ASCII), null));

    private final Environment environment = new Environment("benchmark");
    private final ContainerLifeCycle managed = new ContainerLifeCycle();
    private final SessionManager sessions;

    private Node(SessionsFactory factory) throws Exception {
        // All share two processors here.
        factory.setTimeout(Duration.seconds(5));
        sessions = factory.buildManager(
                TokenManager.builder(Sample.ISSUER, KEYS), null, new JwtEventListener() {}, environment);
        environment.lifecycle().attach(managed);
        managed.start();
    }

    /** One that asks about each token. */
    static Node asking(SessionsFactory factory) throws Exception {
        return new Node(factory);
    }

    /** One that follows the log of the store. */
    static Node following(SessionsFactory factory) throws Exception {
        factory.getRevocationCache().setFollow(true);
        return new Node(factory);
    }

    SessionManager sessions() {
        return sessions;
    }

    TokenManager tokens() {
        return sessions.tokens();
    }

    /** A gauge of {@code jwt.sessions}. */
    long figure(String name) {
        Gauge<?> gauge =
                Objects.requireNonNull(environment.metrics().getGauges().get("jwt.sessions." + name), name);
        return ((Number) gauge.getValue()).longValue();
    }

    @Override
    public void close() {
        LifeCycle.stop(managed);
    }
}
