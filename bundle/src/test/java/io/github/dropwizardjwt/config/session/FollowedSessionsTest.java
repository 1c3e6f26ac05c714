package io.github.dropwizardjwt.config.session;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.support.Waiting;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code follow: true} in a running service. */
class FollowedSessionsTest {
    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);

    @Path("/protected")
    public static class Resource {
        @GET
        @RequireToken
        public String get() {
            return "in";
        }
    }

    @Test
    void asksOnceAndObeysEveryRevocationAtOnce() throws Exception {
        try (TestServer server = start("{type: memory, revocationCache: {follow: true}}")) {
            Waiting.until("the log was read", () -> isHealthy(server));
            TokenPair kept = open("alice");
            TokenPair loggedOut = open("alice");
            TokenPair ofAll = open("bob");
            String apiToken = bundle.sessions()
                    .apiTokens()
                    .create("carol", "ci", java.time.Duration.ofDays(1))
                    .issue()
                    .signed();
            for (int i = 0; i < 5; i++) {
                assertThat(status(server, kept)).isEqualTo(200);
                assertThat(status(server, loggedOut)).isEqualTo(200);
                assertThat(status(server, ofAll)).isEqualTo(200);
                assertThat(server.get("/protected", apiToken).statusCode()).isEqualTo(200);
            }
            assertThat(gauge(server, "jwt.sessions.asked")).isEqualTo(4);
            assertThat(gauge(server, "jwt.sessions.remembered")).isEqualTo(16);
            assertThat(gauge(server, "jwt.sessions.rechecked")).isZero();

            bundle.sessions().revoke(loggedOut.refresh());
            assertThat(status(server, loggedOut)).isEqualTo(401);
            bundle.sessions().revokeSubject("bob");
            assertThat(status(server, ofAll)).isEqualTo(401);
            bundle.sessions().apiTokens().revokeAll("carol");
            assertThat(server.get("/protected", apiToken).statusCode()).isEqualTo(401);
            assertThat(status(server, kept)).isEqualTo(200);
            bundle.sessions().revoke(kept.auth());
            assertThat(status(server, kept)).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: faulty, revocationCache: {follow: true}} | jwt.sessions.revocationCache.follow needs a store with",
                "{type: memory, revocationCache: {follow: true, maxStaleness: 249ms}} "
                        + "| jwt.sessions.revocationCache.maxStaleness must be at least 250ms and at most 10s",
                "{type: memory, revocationCache: {follow: true, maxStaleness: 11s}} "
                        + "| jwt.sessions.revocationCache.maxStaleness must be at least 250ms and at most 10s",
                "{type: memory, revocationCache: {follow: true, maxStaleness: 399ms, interval: 20ms}} "
                        + "| jwt.sessions.revocationCache.interval must be at most a twentieth of maxStaleness",
            })
    void doesNotStartWhereItCannotHoldItsBound(String sessions, String message) {
        assertThatThrownBy(() -> start(sessions).close()).hasMessageContaining(message);
    }

    @Test
    void startsWithTheSmallestBound() throws Exception {
        try (TestServer server =
                start("{type: memory, revocationCache: {follow: true, maxStaleness: 400ms, interval: 20ms}}")) {
            assertThat(status(server, open("alice"))).isEqualTo(200);
        }
    }

    private TestServer start(String sessions) throws Exception {
        JwtConfiguration jwt = Sections.read(
                "issuer: example-service", "algorithm: HS256", "secret: " + SECRET, "sessions: " + sessions);
        return TestServer.start(jwt, bundle, environment -> environment.jersey().register(Resource.class));
    }

    private TokenPair open(String subject) {
        return bundle.sessions().open(subject, null, Map.of());
    }

    private static int status(TestServer server, TokenPair pair) {
        return server.get("/protected", pair.auth().signed()).statusCode();
    }

    private static boolean isHealthy(TestServer server) {
        return server.get("/admin/healthcheck").body().contains("\"jwt-sessions-log\":{\"healthy\":true");
    }

    private static int gauge(TestServer server, String name) {
        HttpResponse<String> metrics = server.get("/admin/metrics");
        String value =
                metrics.body().replaceAll("(?s).*\"" + name.replace(".", "\\.") + "\":\\{\"value\":(\\d+).*", "$1");
        return Integer.parseInt(value);
    }
}
