package io.github.dropwizardjwt.config.session;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Reason;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsConfigurationTest {
    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);

    @Path("/sessions-of/alice")
    public static class Counter {
        private final SessionManager sessions;

        @Inject
        public Counter(SessionManager sessions) {
            this.sessions = sessions;
        }

        @GET
        @RequireToken
        public int count() {
            return sessions.list("alice").size();
        }
    }

    @Test
    void hasTheseDefaults() throws Exception {
        SessionsFactory sessions = read("{type: memory}").getSessions();

        assertThat(sessions).isInstanceOf(MemorySessionsFactory.class);
        assertThat(((MemorySessionsFactory) sessions).getMaximumSize()).isEqualTo(100_000);
        assertThat(sessions.getSessionMaxAge()).isEqualTo(Duration.days(30));
        assertThat(sessions.getMaxPerSubject()).isEqualTo(100);
        assertThat(sessions.getReuseGrace()).isEqualTo(Duration.seconds(10));
        assertThat(sessions.getTimeout()).isEqualTo(Duration.milliseconds(200));
        assertThat(sessions.getRevocationCache().isFollow()).isFalse();
        assertThat(sessions.getRevocationCache().getMaxStaleness()).isEqualTo(Duration.seconds(0));
        assertThat(sessions.getRevocationCache().getInterval()).isEqualTo(Duration.milliseconds(10));
        assertThat(sessions.isKeepGrantsFromLogin()).isFalse();
        assertThat(sessions.getEndpoints()).isNull();
        assertThat(Sections.read("issuer: a", "algorithm: HS256", "secret: " + SECRET)
                        .getSessions())
                .isNull();
    }

    @Test
    void mapsEveryKeyFromYaml() throws Exception {
        SessionsFactory sessions =
                read("{type: memory, maximumSize: 7, sessionMaxAge: 1d, maxPerSubject: 4, reuseGrace: 2s, "
                                + "timeout: 50ms, revocationCache: {follow: true, maxStaleness: 3s, interval: 5ms}, keepGrantsFromLogin: true, "
                                + "endpoints: {path: /account/v1}}")
                        .getSessions();

        assertThat(((MemorySessionsFactory) sessions).getMaximumSize()).isEqualTo(7);
        assertThat(sessions.getSessionMaxAge()).isEqualTo(Duration.days(1));
        assertThat(sessions.getMaxPerSubject()).isEqualTo(4);
        assertThat(sessions.getReuseGrace()).isEqualTo(Duration.seconds(2));
        assertThat(sessions.getTimeout()).isEqualTo(Duration.milliseconds(50));
        assertThat(sessions.getRevocationCache().isFollow()).isTrue();
        assertThat(sessions.getRevocationCache().getMaxStaleness()).isEqualTo(Duration.seconds(3));
        assertThat(sessions.getRevocationCache().getInterval()).isEqualTo(Duration.milliseconds(5));
        assertThat(sessions.isKeepGrantsFromLogin()).isTrue();
        assertThat(sessions.getEndpoints().getPath()).isEqualTo("/account/v1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: memory, maximumSize: 0} | jwt.sessions.maximumSize must be greater than or equal to 1",
                "{type: memory, sessionMaxAge: 0s} | jwt.sessions.sessionMaxAge must be greater than or equal to 1",
                "{type: memory, maxPerSubject: 0} | jwt.sessions.maxPerSubject must be greater than or equal to 1",
                "{type: memory, maxPerSubject: 1001} | jwt.sessions.maxPerSubject must be less than or equal to 1000",
                "{type: memory, reuseGrace: 2m} | jwt.sessions.reuseGrace must be less than or equal to 1 MINUTES",
                "{type: memory, timeout: 0ms} | jwt.sessions.timeout must be greater than or equal to 1",
                "{type: memory, revocationCache: {maxStaleness: 1h}} | jwt.sessions.revocationCache.maxStaleness must be",
                "{type: memory, revocationCache: {interval: 1ms}} | jwt.sessions.revocationCache.interval must be greater",
                "{type: memory, revocationCache: {interval: 51ms}} | jwt.sessions.revocationCache.interval must be less",
                "{type: memory, endpoints: {path: auth}} | jwt.sessions.endpoints.path must be a path such as /auth",
                "{type: memory, endpoints: {path: '/{x}'}} | jwt.sessions.endpoints.path must be a path such as /auth",
                "{type: memory, grace: 1s} | Unrecognized field at: jwt.sessions.grace",
                "{type: disk} | has a type that is unknown; write one of [faulty, kept, memory]; jdbi3 and redis need the",
                "{} | jwt.sessions; has no type; write one of [faulty, kept, memory]; ",
            })
    void rejectsWhatIsNotUsable(String sessions, String message) {
        assertThatThrownBy(() -> read(sessions))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void injectsTheManagerCountsAndTellsEvents() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        bundle.withEvents(new JwtEventListener() {
            @Override
            public void opened(Session session) {
                told.add("opened");
                throw new IllegalStateException("audit is down");
            }

            @Override
            public void rejected(Reason reason) {
                told.add("rejected " + reason);
            }
        });
        try (Logs logs = new Logs();
                TestServer server = TestServer.start(
                        read("{type: memory, keepGrantsFromLogin: true}"),
                        bundle,
                        environment -> environment.jersey().register(Counter.class))) {
            TokenPair pair = bundle.sessions().open("alice", null, Map.of());
            assertThat(server.get("/sessions-of/alice", pair.auth().signed()).body())
                    .isEqualTo("1");
            bundle.sessions().refresh(pair.refresh());
            bundle.sessions().revoke(pair.auth());
            assertThat(server.get("/sessions-of/alice", pair.auth().signed()).statusCode())
                    .isEqualTo(401);

            assertThat(told).containsExactly("opened", "rejected REVOKED");
            assertThat(logs.lines())
                    .contains("WARN Sessions are kept in memory: a restart logs everybody out, and no other node knows "
                            + "of them");
            assertThat(server.get("/admin/metrics").body())
                    .contains("\"jwt.sessions.opened\":{\"count\":1}")
                    .contains("\"jwt.sessions.refreshed\":{\"count\":1}")
                    .contains("\"jwt.tokens.revoked\":{\"count\":1}")
                    .contains("\"jwt.rejected.revoked\":{\"count\":1}");
            // Nobody has asked for the endpoints.
            assertThat(server.get("/auth/sessions").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aStaleAnswerIsBelievedWhereThatIsAllowed() throws Exception {
        try (TestServer server = TestServer.start(
                read("{type: faulty, revocationCache: {maxStaleness: 5m}}"),
                bundle,
                environment -> environment.jersey().register(Counter.class))) {
            TokenPair pair = bundle.sessions().open("alice", null, Map.of());
            assertThat(server.get("/sessions-of/alice", pair.auth().signed()).body())
                    .isEqualTo("1");

            bundle.sessions().revoke(pair.refresh());

            assertThat(server.get("/sessions-of/alice", pair.auth().signed()).body())
                    .isEqualTo("0");
        }
    }

    @Test
    void hasNoSessionsWhereNoneAreConfigured() throws Exception {
        JwtConfiguration jwt = Sections.read("issuer: a", "algorithm: HS256", "secret: " + SECRET);
        try (TestServer server = TestServer.start(jwt, bundle, environment -> {})) {
            assertThat(server.get("/auth/sessions").statusCode()).isEqualTo(404);
            assertThatIllegalStateException()
                    .isThrownBy(bundle::sessions)
                    .withMessage("The jwt section has no sessions; add sessions: {type: memory} to keep them in this "
                            + "process, or issue tokens with tokens()");
        }
    }

    private static JwtConfiguration read(String sessions) throws IOException, ConfigurationException {
        return Sections.read(
                "issuer: example-service", "algorithm: HS256", "secret: " + SECRET, "sessions: " + sessions);
    }
}
