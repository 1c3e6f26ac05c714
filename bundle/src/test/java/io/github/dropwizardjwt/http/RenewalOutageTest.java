package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.http.CookieJar.AUTH;
import static io.github.dropwizardjwt.http.CookieJar.REFRESH;
import static io.github.dropwizardjwt.http.CookieJar.setCookies;
import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.Grant;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.FaultySessionsFactory;
import io.github.dropwizardjwt.support.FaultyStore;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a renewal asks may fail; the response goes out all the same, without a renewed token. */
class RenewalOutageTest {
    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private static final AtomicBoolean FAILS = new AtomicBoolean();
    private static final JwtBundle<Host> BUNDLE = new JwtBundle<>(Host::getJwt)
            .withClock(CLOCK)
            .withGrants(subject -> {
                if (FAILS.get()) {
                    throw new IllegalStateException("secret-host:5432 rejects connections");
                }
                return Optional.of(new Grant(null, Map.of()));
            });

    @AutoClose
    private static TestServer server;

    private static FaultyStore store;

    private final CookieJar browser = new CookieJar(server);

    @Path("/me")
    public static class Me {
        @GET
        @RequireToken
        public String get(@Auth Token token) {
            return token.subject();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        JwtConfiguration jwt = Sections.read(
                "issuer: example-service",
                "algorithm: HS256",
                "secret: " + SECRET,
                "cookies: {}",
                "sessions: {type: faulty, timeout: 100ms}");
        store = ((FaultySessionsFactory) jwt.getSessions()).store();
        server = TestServer.start(
                jwt, BUNDLE, environment -> environment.jersey().register(new Me()));
    }

    @BeforeEach
    void login() {
        TokenPair pair = BUNDLE.sessions().open("ada").issue();
        browser.set(AUTH, pair.auth().signed());
        browser.set(REFRESH, pair.refresh().signed());
        CLOCK.advance(Duration.ofMinutes(50));
    }

    @AfterEach
    void recover() {
        FAILS.set(false);
        store.recover();
    }

    private void assertGoesOutWithoutRenewal() {
        HttpResponse<String> response = browser.send("GET", "/me");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ada");
        assertThat(setCookies(response)).isEmpty();
    }

    private void assertRenews() {
        assertThat(setCookies(browser.send("GET", "/me"))).hasSize(1);
    }

    @Test
    void storeThatFails() {
        store.affectOnly("find");
        store.fail();
        assertGoesOutWithoutRenewal();
        store.recover();
        assertRenews();
    }

    @Test
    void storeThatHangs() {
        store.affectOnly("find");
        store.hang();
        assertGoesOutWithoutRenewal();
    }

    @Test
    void grantsThatFail() {
        FAILS.set(true);
        assertGoesOutWithoutRenewal();
        FAILS.set(false);
        assertRenews();
    }
}
