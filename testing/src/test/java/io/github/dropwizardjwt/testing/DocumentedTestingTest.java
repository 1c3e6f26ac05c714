package io.github.dropwizardjwt.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.MemorySessionStore;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.SessionStoreContract;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Java of docs/testing.md is that of this class, and runs. */
class DocumentedTestingTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void cutsItsJavaFromThisTest() throws IOException {
        String source = squeezed(
                Files.readString(Path.of("src/test/java/io/github/dropwizardjwt/testing/DocumentedTestingTest.java")));
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("../docs/testing.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(blocks).hasSizeGreaterThan(4);
        assertThat(blocks).allSatisfy(block -> {
            for (String part : block.split("\\s*// …\\s*", -1)) {
                assertThat(source).contains(squeezed(part));
            }
        });
    }

    /** Indentation and line breaks are those of the formatter. */
    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }

    @Nested
    @ExtendWith(DropwizardExtensionsSupport.class)
    class OrdersTest {
        static final DropwizardAppExtension<SampleConfiguration> APP =
                new DropwizardAppExtension<>(SampleApplication.class, "src/test/resources/sample.yml");

        @RegisterExtension
        static final JwtTest JWT = JwtTest.of(APP);

        @TestFactory
        Stream<DynamicNode> closed() {
            return JWT.closed();
        }

        @Test
        void routes() {
            JWT.routes().matches(Path.of("src/test/resources/routes.txt"));
        }

        @Test
        void showsOwnDataOnly() {
            assertThat(status(JWT.as("alice").on(users("alice")))).isEqualTo(200);
            assertThat(status(JWT.as("bob").on(users("alice")))).isEqualTo(403);
            assertThat(status(JWT.as("bob").claim("admin", true).on(users("alice"))))
                    .isEqualTo(200);
        }

        @Test
        void rejectsTokenAfterAnHour() {
            String text = JWT.as("alice").text();
            JWT.clock().advance(Duration.ofHours(1));
            assertThat(status(users("alice").header("Authorization", "Bearer " + text)))
                    .isEqualTo(401);
        }

        @ParameterizedTest
        @EnumSource
        void rejectsForgedTokens(Forgery kind) {
            String text = JWT.as("alice").forged(kind);
            assertThat(status(users("alice").header("Authorization", "Bearer " + text)))
                    .isEqualTo(401);
        }

        @Test
        @WithToken(sub = "alice", forged = Forgery.EXPIRED)
        void rejectsExpiredToken(WebTarget service) {
            assertThat(status(service.path("/api/users/alice").request())).isEqualTo(401);
        }

        @Test
        @AsAdmin
        void showsAllToAdmins(WebTarget service) {
            assertThat(status(service.path("/api/users/alice").request())).isEqualTo(200);
        }

        @TestFactory
        Stream<DynamicNode> closedWithOptions() {
            return JWT.closed(with -> with.as("bob")
                    .as("GET /api/projects/{project}", JWT.as("alice").claim("plan", "pro"))
                    .param("id", "42")
                    .body("POST /api/orders", "{\"item\": 7}")
                    .except("POST /api/renew", "calls another service")
                    .except("GET /api/me: revoked", "is cached for a minute")
                    .only("/api/"));
        }

        private static Invocation.Builder users(String name) {
            return APP.client()
                    .target("http://localhost:" + APP.getLocalPort() + "/api/users/" + name)
                    .request();
        }

        private static int status(Invocation.Builder request) {
            try (var response = request.get()) {
                return response.getStatus();
            }
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @WithToken(sub = "root", claims = "admin")
    @interface AsAdmin {}

    @Nested
    @ExtendWith(DropwizardExtensionsSupport.class)
    class UserResourceTest {
        @RegisterExtension
        static final JwtTest JWT = JwtTest.standalone();

        static final ResourceExtension RESOURCES = ResourceExtension.builder()
                .addProvider(JWT.feature())
                .addResource(new Users())
                .build();

        @Test
        void showsOwnDataOnly() {
            assertThat(JWT.as("bob")
                            .on(RESOURCES.target("/users/alice").request())
                            .get()
                            .getStatus())
                    .isEqualTo(403);
        }
    }

    /** A resource. */
    @jakarta.ws.rs.Path("/users/{username}")
    public static final class Users {
        @GET
        @RequireToken(sub = "username")
        public String get(@PathParam("username") String username) {
            return username;
        }
    }

    @Nested
    @ExtendWith(DropwizardExtensionsSupport.class)
    class LoginTest {
        static final TestIssuer ISSUER = TestIssuer.start();
        static final DropwizardAppExtension<SampleConfiguration> APP = new DropwizardAppExtension<>(
                SampleApplication.class,
                "src/test/resources/sample-es256.yml",
                ISSUER.overrides("jwt.trustedIssuers[0]"));

        @RegisterExtension
        static final JwtTest JWT = JwtTest.of(APP);

        @TestFactory
        Stream<DynamicNode> closed() {
            return JWT.closed(with ->
                    with.as(ISSUER.as("alice").claim("aud", "sample-service")).only("/api/claims"));
        }
    }

    @Nested
    class OwnStoreTest extends SessionStoreContract {
        @Override
        protected SessionStore newStore() {
            return new MemorySessionStore(1000);
        }
    }
}
