package io.github.dropwizardjwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.github.dropwizardjwt.session.ApiTokens;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each counter counts what its name says. */
class EventMetricsTest {
    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
    private MetricRegistry metrics;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        JwtConfiguration jwt = Sections.read(
                "issuer: example-service",
                "algorithm: HS256",
                "secret: " + Sections.SECRET,
                "sessions: {type: memory, keepGrantsFromLogin: true, reuseGrace: 0s, maxPerSubject: 5}");
        server = TestServer.start(jwt, bundle, environment -> metrics = environment.metrics());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void countsTheSessionsOfASubjectThatWereEnded() {
        for (int i = 0; i < 5; i++) {
            open();
        }

        bundle.sessions().revokeSubject("alice");
        assertThat(count("sessions.revoked")).isEqualTo(5);

        bundle.sessions().revokeSubject("alice");
        assertThat(count("sessions.revoked")).isEqualTo(5);
        assertThat(count("sessions.opened")).isEqualTo(5);
    }

    @Test
    void countsASessionThatWasEndedOnce() {
        TokenPair pair = open();

        bundle.sessions().revoke(pair.refresh());
        bundle.sessions().revoke(pair.refresh());

        assertThat(count("sessions.revoked")).isEqualTo(1);
        assertThat(count("tokens.revoked")).isZero();
    }

    @Test
    void countsSingleTokensApartFromSessions() {
        bundle.sessions().revoke(open().auth());

        assertThat(count("tokens.revoked")).isEqualTo(1);
        assertThat(count("sessions.revoked")).isZero();
    }

    @Test
    void countsApiTokensApartFromSessions() {
        ApiTokens apiTokens = bundle.sessions().apiTokens();
        Token first = issue(apiTokens);
        issue(apiTokens);
        issue(apiTokens);

        bundle.sessions().revoke(first);
        assertThat(count("api-tokens.revoked")).isEqualTo(1);
        apiTokens.revokeAll("alice");

        assertThat(count("api-tokens.issued")).isEqualTo(3);
        assertThat(count("api-tokens.revoked")).isEqualTo(3);
        assertThat(count("sessions.opened")).isZero();
        assertThat(count("sessions.revoked")).isZero();
        assertThat(count("tokens.revoked")).isZero();
    }

    private static Token issue(ApiTokens apiTokens) {
        return apiTokens.create("alice", "ci", Duration.ofDays(1)).issue();
    }

    @Test
    void countsSessionsThatMadeRoomForAnother() {
        for (int i = 0; i < 7; i++) {
            open();
        }

        assertThat(count("sessions.evicted")).isEqualTo(2);
        assertThat(count("sessions.revoked")).isZero();
    }

    @Test
    void countsASessionThatEndedByReuseOnce() {
        TokenPair pair = open();
        bundle.sessions().refresh(pair.refresh());
        for (int i = 0; i < 3; i++) {
            reject(pair);
        }

        assertThat(count("sessions.refreshed")).isEqualTo(1);
        assertThat(count("sessions.reused")).isEqualTo(1);
        assertThat(count("sessions.revoked")).isZero();
    }

    @Test
    void countsRequestsThatWereAdmittedByAnOverride() {
        new EventMetrics(metrics)
                .overridden(new Decision(
                        "GET",
                        "/users/{username}",
                        "UserResource#greet",
                        null,
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH,
                        Optional.of(Reason.SUBJECT_MISMATCH)));

        assertThat(count("overridden")).isEqualTo(1);
        assertThat(count("accepted")).isZero();
    }

    private void reject(TokenPair pair) {
        try {
            bundle.sessions().refresh(pair.refresh());
        } catch (TokenRejectedException e) {
            return;
        }
        throw new AssertionError("A spent token was taken");
    }

    private TokenPair open() {
        return bundle.sessions().open("alice", null, Map.of());
    }

    private long count(String name) {
        return metrics.counter("jwt." + name).getCount();
    }
}
