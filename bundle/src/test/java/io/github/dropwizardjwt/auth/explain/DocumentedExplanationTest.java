package io.github.dropwizardjwt.auth.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.support.DocsPage;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Java of docs/explain.md is that of this class, and prints what the page shows. */
class DocumentedExplanationTest {
    private static final Logger LOGGER = LoggerFactory.getLogger(DocumentedExplanationTest.class);

    @Test
    void explainsAsThePageShows() throws Exception {
        DocsPage page = DocsPage.named("explain.md");
        page.assertJavaIsIn(DocumentedExplanationTest.class, 1);
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

            assertThat(withoutNumbers(explanation.text()))
                    .isEqualTo(withoutNumbers(page.blocks("").get(0)));
            assertThat(logs.lines()).isNotEmpty();
            assertThat(server.get("/users/bob", token).statusCode()).isEqualTo(403);
        }
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
