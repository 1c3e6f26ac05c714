package io.github.dropwizardjwt.load;

import com.codahale.metrics.Gauge;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import io.github.dropwizardjwt.key.rotation.RotationPolicy;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.support.FaultySessionsFactory;
import io.github.dropwizardjwt.support.FaultyStore;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.IssuerServer;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.TokenManager;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A service with everything that changes: keys that rotate, an issuer that is trusted, sessions in a faulty store. */
final class SoakService implements AutoCloseable {
    static final Duration AUTH_MAX_AGE = Duration.ofMinutes(5);

    private static final Duration PUBLISH_AHEAD = Duration.ofMinutes(10);
    private static final Duration REFRESH_MAX_AGE = Duration.ofMinutes(20);

    final Idp idp = new Idp();
    final FaultyStore store;

    private final Clock clock;
    private final KeyRotation rotation;
    private final Map<String, TokenManager> idpTokens;
    private final JwtBundle<Sections.Host> bundle;
    private final TestServer server;
    private final Environment environment;
    private volatile TokenManager withoutSessions;

    SoakService(Path directory, Clock clock) throws Exception {
        this.clock = clock;
        rotation = new KeyRotation(
                directory, new RotationPolicy(PUBLISH_AHEAD, REFRESH_MAX_AGE), null, Algorithm.ES256, clock);
        rotation.createFirstKey();
        withoutSessions = withoutSessions();
        JwtConfiguration section = Sections.read(
                "issuer: own",
                "algorithm: ES256",
                "keyDirectory: {path: " + directory + ", reloadInterval: 1s}",
                "authMaxAge: " + AUTH_MAX_AGE.toMinutes() + "m",
                "refreshMaxAge: " + REFRESH_MAX_AGE.toMinutes() + "m",
                "sessions: {type: faulty, timeout: 1s, reuseGrace: 60s, keepGrantsFromLogin: true, endpoints: {path: /session}}",
                "trustedIssuers:",
                "  - issuer: '" + idp.issuer.url() + "'",
                "    audience: api",
                "    fetch: {minRefreshInterval: 100ms, refreshInterval: 1s}");
        store = ((FaultySessionsFactory) section.getSessions()).store();
        idpTokens = Map.of(Idp.FIRST, idpTokens(Idp.FIRST, clock), Idp.SECOND, idpTokens(Idp.SECOND, clock));
        bundle = new JwtBundle<>(Sections.Host::getJwt).withClock(clock);
        AtomicReference<Environment> run = new AtomicReference<>();
        server = TestServer.start(section, bundle, each -> {
            run.set(each);
            each.jersey().register(new IssuerServer.Resources());
        });
        environment = run.get();
    }

    private TokenManager idpTokens(String key, Clock clock) {
        SigningKey signing = SigningKey.ofPrivateKey(Algorithm.RS256, TestKeys.pem(Idp.file(key)), key);
        return TokenManager.builder(idp.issuer.url(), KeySet.signing(signing))
                .audience(List.of("api"))
                .authMaxAge(AUTH_MAX_AGE)
                .clock(clock)
                .build();
    }

    /** A good token of the trusted issuer, signed with one of its keys. */
    String idpToken(String key) {
        return idpTokens.get(key).authToken("alice", "read").signed();
    }

    /** How many keys of the trusted issuer the service knows. */
    int idpKeys() {
        String name = "jwt.issuers." + idp.issuer.url() + ".keys";
        return (Integer) ((Gauge<?>) environment.metrics().getMetrics().get(name)).getValue();
    }

    SessionManager sessions() {
        return bundle.sessions();
    }

    /** A token that the service's own key signed, as a service without sessions issues it. */
    String tokenWithoutSession() {
        return withoutSessions.authToken("alice", "read").signed();
    }

    /** Makes the next key, unless there is one that does not sign yet. */
    boolean rotate() {
        boolean rotated = rotation.createNextKey().isPresent();
        withoutSessions = withoutSessions();
        return rotated;
    }

    private TokenManager withoutSessions() {
        return TokenManager.builder("own", rotation.load().schedule())
                .clock(clock)
                .build();
    }

    /** The status of a request to the protected method. */
    int get(String token) {
        return server.get("/", token).statusCode();
    }

    HttpResponse<String> post(String path, String token) {
        return server.send(
                server.request(path).header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody()));
    }

    @Override
    public void close() {
        server.close();
        idp.close();
    }
}
