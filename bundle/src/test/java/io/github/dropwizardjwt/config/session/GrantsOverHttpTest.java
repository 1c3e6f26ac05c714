package io.github.dropwizardjwt.config.session;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.session.Grant;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** {@code POST /auth/refresh} asks the application. */
class GrantsOverHttpTest {
    private final Map<String, Grant> users = new ConcurrentHashMap<>(Map.of("alice", new Grant("admin", Map.of())));
    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);

    private static JwtConfiguration section(String sessions) throws Exception {
        return Sections.read("issuer: example-service", "algorithm: HS256", "secret: " + SECRET, sessions);
    }

    private HttpResponse<String> refresh(TestServer server, Token token) {
        return server.send(server.request("/auth/refresh")
                .header("Authorization", "Bearer " + token.signed())
                .POST(BodyPublishers.noBody()));
    }

    @Test
    void aDeletedUserGetsNoMoreTokensAndItsSessionEnds() throws Exception {
        bundle.withGrants(subject -> Optional.ofNullable(users.get(subject)));
        try (TestServer server =
                TestServer.start(section("sessions: {type: memory, endpoints: {}}"), bundle, environment -> {})) {
            TokenPair pair = bundle.sessions().open("alice", "admin", Map.of());
            assertThat(server.get("/auth/sessions", pair.auth().signed()).statusCode())
                    .isEqualTo(200);
            users.clear();

            HttpResponse<String> answer = refresh(server, pair.refresh());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().allValues("WWW-Authenticate"))
                    .containsExactly("Bearer realm=\"api\", error=\"invalid_token\"");
            assertThat(server.get("/auth/sessions", pair.auth().signed()).statusCode())
                    .isEqualTo(401);
            String metrics = server.get("/admin/metrics").body();
            assertThat(metrics)
                    .contains("\"jwt.rejected.unknown-subject\":{\"count\":1}")
                    .contains("\"jwt.sessions.grant-withdrawn\":{\"count\":1}");
        }
    }

    @Test
    void anApplicationThatCannotSayIsAnsweredWith503AndNothingIsSpent() throws Exception {
        bundle.withGrants(subject -> Optional.of(users.get(subject)));
        try (TestServer server =
                TestServer.start(section("sessions: {type: memory, endpoints: {}}"), bundle, environment -> {})) {
            TokenPair pair = bundle.sessions().open("alice", "admin", Map.of());
            users.clear();
            assertThat(refresh(server, pair.refresh()).statusCode()).isEqualTo(503);

            users.put("alice", new Grant("reader", Map.of()));

            HttpResponse<String> answer = refresh(server, pair.refresh());
            assertThat(answer.statusCode()).isEqualTo(200);
            String text = answer.body().replaceFirst(".*\"auth_token\":\"([^\"]+)\".*", "$1");
            assertThat(bundle.tokens().verify(text).scope()).contains("reader");
        }
    }

    @Test
    void doesNotStartWhereNobodySaysWhatUsersMayDoByThen() {
        assertThatThrownBy(() -> start("sessions: {type: memory, endpoints: {}}"))
                .isExactlyInstanceOf(SettingException.class)
                .hasMessageStartingWith("jwt.sessions.endpoints serves refreshes, but the application does not say")
                .hasMessageContaining("call withGrants(subject -> ...) on the JwtBundle in initialize()")
                .hasMessageContaining("jwt.sessions.keepGrantsFromLogin: true")
                .hasMessageNotContaining("\n");
        start("sessions: {type: memory}");
    }

    @Test
    void doesNotStartWhereTheSettingAndTheApplicationContradictEachOther() {
        bundle.withGrants(subject -> Optional.empty());
        assertThatThrownBy(() -> start("sessions: {type: memory, keepGrantsFromLogin: true}"))
                .isExactlyInstanceOf(SettingException.class)
                .hasMessage("jwt.sessions.keepGrantsFromLogin conflicts with JwtBundle.withGrants; set only one");
    }

    @Test
    void keepsTheGrantsOfTheLoginWhereThatIsSaid() throws Exception {
        String section = "sessions: {type: memory, keepGrantsFromLogin: true, endpoints: {}}";
        try (TestServer server = TestServer.start(section(section), bundle, environment -> {})) {
            TokenPair pair = bundle.sessions().open("alice", "admin", Map.of());

            assertThat(refresh(server, pair.refresh()).statusCode()).isEqualTo(200);
            assertThat(bundle.sessions().refresh(pair.refresh()).auth().scope()).contains("admin");
        }
    }

    @Test
    void grantsAreNotAskedForWithoutSessions() throws Exception {
        bundle.withGrants(subject -> Optional.empty());
        try (TestServer server = TestServer.start(section(""), bundle, environment -> {})) {
            assertThat(server.get("/nothing-here").statusCode()).isEqualTo(404);
        }
    }

    private void start(String sessions) {
        try {
            TestServer.start(section(sessions), bundle, environment -> {}).close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
