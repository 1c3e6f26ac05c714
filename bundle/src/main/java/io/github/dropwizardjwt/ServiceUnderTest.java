package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.auth.route.Routes;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.TokenManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The access of the test kit {@code dropwizard-jwt-testing} to a running service: the kit signs any claims with the
 * service's own key, and replaces its clock. It is for the kit alone; without it, nothing calls this class.
 * Thread-safe.
 */
public final class ServiceUnderTest {
    private static final String ATTRIBUTE = ServiceUnderTest.class.getName();

    private final RunningService service;
    private final KeySource keys;
    private final ServiceClock clock;
    private final String realm;

    ServiceUnderTest(RunningService service, KeySource keys, ServiceClock clock, String realm) {
        this.service = service;
        this.keys = keys;
        this.clock = clock;
        this.realm = realm;
    }

    /** Leaves it where {@link #of} finds it, so that the application need not show its bundle. */
    void register(Environment environment) {
        environment.getApplicationContext().setAttribute(ATTRIBUTE, this);
    }

    /**
     * Finds the service.
     *
     * @param environment the application's
     * @return the service that its bundle has started
     * @throws IllegalStateException if the application has no bundle that has run
     */
    public static ServiceUnderTest of(Environment environment) {
        if (environment.getApplicationContext().getAttribute(ATTRIBUTE) instanceof ServiceUnderTest found) {
            return found;
        }
        throw new IllegalStateException(
                "The application has no JwtBundle; add it with bootstrap.addBundle in initialize()");
    }

    /**
     * The service's token manager.
     *
     * @return the one that guards ask
     */
    public TokenManager tokens() {
        return service.tokens();
    }

    /**
     * The service's session manager.
     *
     * @return the manager; empty if no sessions are configured
     */
    public Optional<SessionManager> sessions() {
        @Nullable SessionManager sessions = service.sessions();
        return Optional.ofNullable(sessions);
    }

    /**
     * The service's routes.
     *
     * @return resource methods, guarded paths and servlets
     * @throws IllegalStateException before the server has started
     */
    public Routes routes() {
        return service.routes();
    }

    /**
     * The realm that the configuration sets.
     *
     * @return the realm in {@code WWW-Authenticate}
     */
    public String realm() {
        return realm;
    }

    /**
     * The clock whose time the service goes by.
     *
     * @return the one that was set last, or else that of the application
     */
    public Clock clock() {
        return clock.delegate();
    }

    /**
     * Replaces the clock of keys, tokens and sessions.
     *
     * @param other tells the time from now on
     */
    public void setClock(Clock other) {
        clock.delegateTo(other);
    }

    /**
     * The service's own keys.
     *
     * @return those that verify now, that which signs first; empty if it has none
     */
    public List<VerificationKey> keys() {
        return keys.current().verificationKeys();
    }

    /**
     * Signs any claims with the service's own key: a token that it need not have issued.
     *
     * @param header header parameters; {@code alg} is that of the key
     * @param claims any claims
     * @return the compact serialization (RFC 7515 §7.1)
     * @throws IllegalStateException if the service has no key to sign with
     */
    public String sign(Map<String, ?> header, Map<String, ?> claims) {
        return keys.current()
                .signingKey()
                .orElseThrow(() -> new IllegalStateException(
                        "This service has no key to sign with, so that no test can have tokens of it; trust a TestIssuer "
                                + "in the test's configuration and use its tokens, or give the test a private key"))
                .sign(header, claims);
    }
}
