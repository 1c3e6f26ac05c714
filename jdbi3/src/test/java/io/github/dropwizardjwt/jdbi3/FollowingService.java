package io.github.dropwizardjwt.jdbi3;

import com.codahale.metrics.Gauge;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.component.ContainerLifeCycle;

/** The sessions of a service that follows the log, as its configuration builds them. */
final class FollowingService implements AutoCloseable {
    static final java.time.Duration MAX_STALENESS = java.time.Duration.ofSeconds(1);

    private static final KeySet KEYS = KeySet.signing(SigningKey.ofSecret(
            Algorithm.HS256, "9pQ2-followers-of-the-log-1c5e7a3b0d8f6e4a".getBytes(StandardCharsets.UTF_8), null));

    private final Environment environment = new Environment("following");
    private final ContainerLifeCycle lifecycle = new ContainerLifeCycle();
    private final SessionManager sessions;

    private FollowingService(String url) {
        Jdbi3SessionsFactory factory = TestDatabase.factory(url);
        factory.setTimeout(Duration.milliseconds(200));
        factory.getDatabase().setMaxSize(100);
        factory.getRevocationCache().setFollow(true);
        sessions = factory.buildManager(
                TokenManager.builder("followed", KEYS), null, new JwtEventListener() {}, environment);
        environment.lifecycle().attach(lifecycle);
        try {
            lifecycle.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static FollowingService at(String url) {
        return new FollowingService(url);
    }

    /** A token of a new session. */
    Token open(String subject) {
        AtomicReference<Token> opened = new AtomicReference<>();
        untilAnswered(
                "a login is answered",
                () -> opened.set(sessions.open(subject, "read", Map.of()).auth()));
        return opened.get();
    }

    static String sid(Token token) {
        return token.claim("sid", String.class).orElseThrow();
    }

    /** Ends the session of a token, however often it must be tried. */
    void end(Token token) {
        untilAnswered("a logout is answered", () -> sessions.revokeSession(sid(token)));
    }

    private static void untilAnswered(String what, Runnable request) {
        Waiting.until(
                what,
                () -> Clients.isGood(() -> {
                    request.run();
                    return true;
                }));
    }

    void verify(Token token) {
        sessions.tokens().verify(token.signed());
    }

    /** What a metric below {@code jwt.sessions} is. */
    long figure(String name) {
        Gauge<?> gauge = environment.metrics().getGauges().get("jwt.sessions." + name);
        return ((Number) gauge.getValue()).longValue();
    }

    boolean isLogHealthy() {
        return environment.healthChecks().runHealthCheck("jwt-sessions-log").isHealthy();
    }

    @Override
    public void close() {
        try {
            lifecycle.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
