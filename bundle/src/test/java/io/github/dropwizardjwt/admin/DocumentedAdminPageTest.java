package io.github.dropwizardjwt.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java and the YAML of docs/admin-page.md are those of this class. */
class DocumentedAdminPageTest {
    private static final String YAML = "adminPage: true";

    private static void guard(JwtBundle<Host> jwt) {
        jwt.guardAdmin("/jwt/*").cookie("auth_token").scope("ops");
    }

    @Test
    void theBlocksOfThePageAreThoseOfThisClass() throws Exception {
        String guard = "        jwt.guardAdmin(\"/jwt/*\").cookie(\"auth_token\").scope(\"ops\");\n";

        assertThat(Files.readString(Path.of("../docs/admin-page.md")))
                .contains("```java\n" + guard + "```", "```yaml\njwt:\n  " + YAML + "\n```");
        assertThat(Files.readString(
                        Path.of("src/test/java/io/github/dropwizardjwt/admin/DocumentedAdminPageTest.java")))
                .contains(guard);
    }

    @Test
    void letsBrowsersOfOperatorsIn() throws Exception {
        JwtBundle<Host> jwt = new JwtBundle<>(Host::getJwt);
        guard(jwt);
        try (TestServer server = TestServer.start(
                Sections.read("issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET, YAML),
                jwt,
                environment -> {})) {
            String token = jwt.tokens().authToken("op", "ops", Map.of()).signed();

            assertThat(server.get("/admin/jwt").statusCode()).isEqualTo(401);
            assertThat(server.send(server.request("/admin/jwt").header("Cookie", "auth_token=" + token))
                            .body())
                    .contains("This service has no sessions: its tokens are valid until they expire.");
        }
    }
}
