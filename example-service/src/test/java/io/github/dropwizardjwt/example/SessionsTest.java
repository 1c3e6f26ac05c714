package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refresh, reuse and logout, at the endpoints that the bundle serves. */
class SessionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ExampleServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = ExampleServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRefreshTokenThatWasSpentTwiceAgoEndsTheSession() throws Exception {
        String first = server.refreshToken("alice");
        String second = refreshed("/auth/refresh", first).get("refresh_token").asText();
        JsonNode third = refreshed("/auth/refresh", second);
        assertThat(protectedRoute(third)).isEqualTo(200);

        HttpResponse<String> answer = server.post("/auth/refresh", first);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"api\", error=\"invalid_token\"");
        assertThat(protectedRoute(third)).isEqualTo(401);
        assertThat(server.post("/auth/refresh", third.get("refresh_token").asText())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aClientThatLostTheAnswerGetsItAgain() throws Exception {
        String refreshToken = server.refreshToken("alice");

        assertThat(refreshed("/auth/refresh", refreshToken)).isEqualTo(refreshed("/auth/refresh", refreshToken));
    }

    @Test
    void logoutEndsTheSessionForBothTokens() throws Exception {
        JsonNode tokens = server.login("bob");
        JsonNode others = server.login("bob");

        HttpResponse<String> answer =
                server.post("/auth/logout", tokens.get("auth_token").asText());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(protectedRoute(tokens)).isEqualTo(401);
        assertThat(server.post("/auth/refresh", tokens.get("refresh_token").asText())
                        .statusCode())
                .isEqualTo(401);
        assertThat(protectedRoute(others)).isEqualTo(200);
    }

    @Test
    void listsSessionsWithTheirClients() throws Exception {
        JsonNode tokens = server.login("admin");

        JsonNode sessions = JSON.readTree(
                        server.get("/auth/sessions", tokens.get("auth_token").asText())
                                .body())
                .get("sessions");

        assertThat(sessions).hasSize(1);
        assertThat(sessions.get(0).get("client").asText()).startsWith("Java-http-client/");
        assertThat(sessions.get(0).get("sid")).isEqualTo(sid(tokens));
    }

    private static JsonNode refreshed(String path, String refreshToken) throws Exception {
        HttpResponse<String> answer = server.post(path, refreshToken);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static int protectedRoute(JsonNode tokens) throws Exception {
        return server.get("/protected_route", tokens.get("auth_token").asText()).statusCode();
    }

    private static JsonNode sid(JsonNode tokens) throws IOException {
        String payload = tokens.get("auth_token").asText().split("\\.", -1)[1];
        return JSON.readTree(Base64.getUrlDecoder().decode(payload)).get("sid");
    }
}
