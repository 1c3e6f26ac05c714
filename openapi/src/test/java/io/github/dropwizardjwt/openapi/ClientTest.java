package io.github.dropwizardjwt.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.swagger.v3.oas.models.SpecVersion;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that has only the document logs in, calls what needs a token, and refreshes it. */
@ExtendWith(DropwizardExtensionsSupport.class)
class ClientTest {
    private static final DropwizardAppExtension<SampleConfiguration> APP = Sample.with(SpecVersion.V30);

    private DocumentClient client;
    private JsonNode tokens;

    @BeforeEach
    void logIn() {
        JsonNode document = Sample.json(Sample.get(APP, "/api/openapi.json").body());
        client = new DocumentClient(document, Sample.uri(APP, "/"), Map.of());
        HttpResponse<String> response = client.call("login", Map.of("username", "alice"));
        assertThat(response.statusCode()).isEqualTo(200);
        tokens = Sample.json(response.body());
    }

    @Test
    void sendsTokensInTheDocumentedPlaces() {
        String token = tokens.get("auth_token").asText();

        assertThat(client.call("find", Map.of("id", "7")).statusCode()).isEqualTo(401);
        assertThat(client.with("bearerAuth", token)
                        .call("find", Map.of("id", "7"))
                        .body())
                .isEqualTo("{\"id\":\"7\",\"amount\":7}");
        assertThat(client.with("cookieAuth", token).call("cookie", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(client.with("cookieAuth", token).call("header", Map.of()).statusCode())
                .isEqualTo(401);
        assertThat(client.call("greeting", Map.of()).body()).contains("stranger");
        assertThat(client.with("bearerAuth", token).call("greeting", Map.of()).body())
                .contains("alice");
    }

    @Test
    void doesNotMixTheTypesOfTokens() {
        DocumentClient withAuthToken =
                client.with("bearerAuth", tokens.get("auth_token").asText());
        DocumentClient withRefreshToken =
                client.with("refreshToken", tokens.get("refresh_token").asText());

        assertThat(withAuthToken.call("refresh", Map.of()).statusCode()).isEqualTo(401);
        assertThat(withRefreshToken.call("find", Map.of("id", "7")).statusCode())
                .isEqualTo(401);
        JsonNode next = Sample.json(withRefreshToken.call("refresh", Map.of()).body());
        assertThat(client.with("bearerAuth", next.get("auth_token").asText())
                        .call("find", Map.of("id", "7"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void knowsTheMembersOfRejections() {
        HttpResponse<String> unauthorized = client.call("me", Map.of());
        HttpResponse<String> forbidden =
                client.with("bearerAuth", tokens.get("auth_token").asText()).call("user", Map.of("username", "bob"));

        assertThat(unauthorized.statusCode()).isEqualTo(401);
        assertThat(unauthorized.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(forbidden.statusCode()).isEqualTo(403);
        for (HttpResponse<String> rejection : List.of(unauthorized, forbidden)) {
            assertThat(Sample.members(Sample.json(rejection.body()))).isEqualTo(documented("JwtError"));
        }
    }

    @Test
    void knowsTheMembersOfProblems() {
        HttpResponse<String> problem = Sample.send(HttpRequest.newBuilder(Sample.uri(APP, "/api/me"))
                .header("Accept", "application/json, application/problem+json")
                .build());

        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Sample.members(Sample.json(problem.body()))).isEqualTo(documented("JwtProblem"));
    }

    @Test
    void knowsTheMembersOfSessions() {
        DocumentClient withAuthToken =
                client.with("bearerAuth", tokens.get("auth_token").asText());
        JsonNode page = Sample.json(withAuthToken.call("list_1", Map.of()).body());

        assertThat(documented("JwtSessions")).containsAll(Sample.members(page));
        assertThat(Sample.members(page.at("/sessions/0"))).isEqualTo(documented("JwtSession"));
    }

    private Set<String> documented(String schema) {
        return Sample.members(client.document().at("/components/schemas/" + schema + "/properties"));
    }
}
