package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example without sessions, with config-es256.yml. */
class StatelessTest {
    @Test
    void refreshesAsOftenAsTheTokenIsGoodFor(@TempDir Path data) throws Exception {
        try (ExampleServer server = ExampleServer.startStateless(data)) {
            String refreshToken = server.refreshToken("alice");
            for (int i = 0; i < 3; i++) {
                JsonNode body = new ObjectMapper()
                        .readTree(server.post("/refresh", refreshToken).body());

                assertThat(body.fieldNames()).toIterable().containsExactly("auth_token");
                assertThat(server.get(
                                        "/user_specific_route/alice",
                                        body.get("auth_token").asText())
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(server.post("/auth/logout", refreshToken).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void hasNoPage(@TempDir Path data) throws Exception {
        try (ExampleServer server = ExampleServer.startStateless(data)) {
            assertThat(server.get("/app/").statusCode()).isEqualTo(404);
            assertThat(server.get("/cookie_route").statusCode()).isEqualTo(404);
            assertThat(server.post("/login/browser", null).statusCode()).isEqualTo(404);
        }
    }
}
