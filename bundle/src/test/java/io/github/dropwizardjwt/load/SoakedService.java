package io.github.dropwizardjwt.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.JettyManaged;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.time.Duration;
import org.eclipse.jetty.util.component.LifeCycle;

/** One of several services of an issuer that share a store, each with its own connections, as the bundle makes them. */
final class SoakedService implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofMillis(200);
    /** As long as the settings allow: outages here are shorter. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration AUTH_MAX_AGE = Duration.ofMinutes(5);
    private static final Duration REFRESH_MAX_AGE = Duration.ofMinutes(10);
    private static final KeySet KEYS = KeySet.signing(
            SigningKey.ofSecret(Algorithm.HS256, "7tR4-store-soak-2b3c4d5e6f708192a3b4c5".getBytes(UTF_8), null));

    private final Environment environment = new Environment("soak");
    private final SessionManager sessions;

    SoakedService(SessionsFactory settings) {
        settings.setTimeout(io.dropwizard.util.Duration.milliseconds(TIMEOUT.toMillis()));
        settings.setReuseGrace(io.dropwizard.util.Duration.seconds(GRACE.toSeconds()));
        settings.setKeepGrantsFromLogin(true);
        sessions = settings.buildManager(
                TokenManager.builder("soak-issuer", KEYS)
                        .authMaxAge(AUTH_MAX_AGE)
                        .refreshMaxAge(REFRESH_MAX_AGE),
                null,
                new JwtEventListener() {},
                environment);
    }

    SessionManager sessions() {
        return sessions;
    }

    /** Does what a request with this token does. */
    void check(Token token) {
        sessions.tokens().verify(token.signed(), token.type());
    }

    @Override
    public void close() {
        try {
            for (LifeCycle managed : environment.lifecycle().getManagedObjects()) {
                if (managed instanceof JettyManaged ours) {
                    ours.getManaged().stop();
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
