package io.github.dropwizardjwt.support;

import com.codahale.metrics.Gauge;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.component.ContainerLifeCycle;

/**
 * The sessions of one of several services of an issuer that follow the log, as their configuration builds them and the
 * bundle starts them.
 */
public final class FollowingService implements AutoCloseable {
    /** How long a token may be accepted after it was revoked, unless configured otherwise. */
    public static final Duration MAX_STALENESS = Duration.ofSeconds(1);

    private static final KeySet KEYS = KeySet.signing(SigningKey.ofSecret(
            Algorithm.HS256, "9pQ2-followers-of-the-log-1c5e7a3b0d8f6e4a".getBytes(StandardCharsets.UTF_8), null));

    private final Environment environment = new Environment("following");
    private final ContainerLifeCycle lifecycle = new ContainerLifeCycle();
    private final SessionManager sessions;

    private FollowingService(SessionsFactory factory) {
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

    /**
     * Starts a service.
     *
     * @param factory says where the store is; is made to follow its log
     */
    public static FollowingService start(SessionsFactory factory) {
        return new FollowingService(factory);
    }

    /** A token of a new session, however often it must be tried. */
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
        Waiting.until(what, () -> {
            try {
                request.run();
                return true;
            } catch (TokenUnavailableException e) {
                return false;
            }
        });
    }

    /** Does what a request with this token does. */
    void verify(Token token) {
        sessions.tokens().verify(token.signed());
    }

    /** What a metric below {@code jwt.sessions} is; the age of a log that was never read has no limit. */
    public long figure(String name) {
        Gauge<?> gauge = environment.metrics().getGauges().get("jwt.sessions." + name);
        return gauge.getValue() instanceof Number number ? number.longValue() : Long.MAX_VALUE;
    }

    public boolean isLogHealthy() {
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
