package io.github.dropwizardjwt.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.codahale.metrics.Gauge;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.JettyManaged;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.component.LifeCycle;

/** One of several services of an issuer that follow the log of their sessions, as the bundle builds and starts it. */
final class FollowingService implements AutoCloseable {
    /** The bound on how long an ended session may be believed in. */
    static final Duration MAX_STALENESS = Duration.ofSeconds(1);

    private static final KeySet KEYS = KeySet.signing(
            SigningKey.ofSecret(Algorithm.HS256, "4xJ6-follower-tests-5c6d7e8f90a1b2c3d4".getBytes(UTF_8), null));

    private final Environment environment = new Environment("test");
    private final SessionManager sessions;

    private FollowingService(RedisSessionsFactory factory) {
        factory.setTimeout(io.dropwizard.util.Duration.seconds(1));
        factory.setKeepGrantsFromLogin(true);
        factory.getRevocationCache().setFollow(true);
        factory.getRevocationCache().setMaxStaleness(io.dropwizard.util.Duration.seconds(MAX_STALENESS.toSeconds()));
        sessions = factory.buildManager(
                TokenManager.builder("following-issuer", KEYS), null, new JwtEventListener() {}, environment);
    }

    /** A service that is configured with this URI. */
    static FollowingService at(String uri) {
        FollowingService service = new FollowingService(RedisStores.factory(uri));
        try {
            for (JettyManaged managed : service.managed()) {
                managed.getManaged().start();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return service;
    }

    SessionManager sessions() {
        return sessions;
    }

    Token open(String subject) {
        return sessions.open(subject, "read", Map.of()).auth();
    }

    /** Logs out. */
    void end(Token token) {
        sessions.sid(token).ifPresent(sessions::revokeSession);
    }

    /** Does what a request with this token does. */
    void verify(Token token) {
        sessions.tokens().verify(token.signed(), token.type());
    }

    /** A figure of {@code jwt.sessions}. */
    long figure(String name) {
        Gauge<?> gauge = (Gauge<?>) environment.metrics().getMetrics().get("jwt.sessions." + name);
        return gauge.getValue() instanceof Number number ? number.longValue() : Long.MAX_VALUE;
    }

    private List<JettyManaged> managed() {
        return environment.lifecycle().getManagedObjects().stream()
                .filter(JettyManaged.class::isInstance)
                .map(JettyManaged.class::cast)
                .collect(Collectors.toList());
    }

    @Override
    public void close() {
        List<JettyManaged> managed = managed();
        Collections.reverse(managed);
        try {
            for (LifeCycle each : managed) {
                ((JettyManaged) each).getManaged().stop();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
