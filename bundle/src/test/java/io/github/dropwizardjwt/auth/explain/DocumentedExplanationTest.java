package io.github.dropwizardjwt.auth.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Java of docs/explain.md is that of this class, and prints what the page shows. */
class DocumentedExplanationTest {
    private static final Logger LOGGER = LoggerFactory.getLogger(DocumentedExplanationTest.class);
    private static final Pattern BLOCK = Pattern.compile("```(java)?\n(.*?)```", Pattern.DOTALL);

    @Test
    void explainsAsThePageShows() throws Exception {
        String page = Files.readString(java.nio.file.Path.of("../docs/explain.md"));
        String source = withoutBlanks(Files.readString(java.nio.file.Path.of(
                "src/test/java/io/github/dropwizardjwt/auth/explain/DocumentedExplanationTest.java")));
        List<String> blocks = BLOCK.matcher(page)
                .results()
                .map((MatchResult block) -> block.group(2))
                .toList();
        assertThat(source).contains(withoutBlanks(blocks.get(1)));
        JwtBundle<Host> jwt = new JwtBundle<>(Host::getJwt);
        try (TestServer server = TestServer.start(
                        Sections.read("issuer: tests", "algorithm: HS256", "keyId: k1", "secret: " + Sections.SECRET),
                        jwt,
                        environment -> environment.jersey().register(new UserResource()));
                Logs logs = Logs.ofEverything()) {
            String token = jwt.tokens().authToken("alice").signed();

            Explanation explanation = jwt.explain("GET", "/users/bob", token);
            if (!explanation.isAdmitted()) {
                LOGGER.info("{}", explanation.text());
            }

            assertThat(withoutNumbers(explanation.text())).isEqualTo(withoutNumbers(blocks.get(0)));
            assertThat(logs.lines()).isNotEmpty();
            assertThat(server.get("/users/bob", token).statusCode()).isEqualTo(403);
        }
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("\\d+ (characters|min)", "$1");
    }

    @Path("/users/{username}")
    public static final class UserResource {
        @GET
        @RequireToken(sub = "username", scope = "read", override = "admin")
        public String greet() {
            return "greeting";
        }
    }
}
