package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.configuration.ConfigurationException;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.requirement.TokenCheck;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a misspelled, repeated or forgotten check does at start. */
class CheckRegistrationTest {
    private static final TokenCheck HOLDS = (token, path) -> true;

    private static JwtFeature feature(String check, String... parameters) {
        return JwtFeature.builder(TestTokens.MANAGER)
                .check(check, List.of(parameters), HOLDS)
                .build();
    }

    @Test
    void unknownNameStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(feature("own-projects"), new Project()))
                .hasMessageContaining("GET /projects/{project} (Project#get): check: no check \"owns-project\" is "
                        + "registered; did you mean \"own-projects\"?");
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Project()))
                .hasMessageContaining(
                        "check: no check \"owns-project\" is registered; register it with " + "JwtBundle.withCheck");
    }

    @Test
    void parameterThatThePathDoesNotHaveStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(feature("owns-project", "projekt"), new Project()))
                .hasMessageContaining("GET /projects/{project} (Project#get): @RequireToken, itself or by a check of "
                        + "[owns-project], names \"projekt\", which is no parameter of this path; did you mean "
                        + "\"project\"?")
                .hasMessageContaining("(Project#withRole): @RequireToken, itself or by a check of [owns-project]");
    }

    @Test
    void parameterThatOccursAgainBelowALocatorStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(feature("owns-project", "project"), new Locating()))
                .hasMessageContaining("{project} occurs again in the path below the locator Locating#below");
    }

    @Test
    void nameThatIsRegisteredTwiceStopsTheStart() throws IOException {
        assertThatThrownBy(() -> JwtFeature.builder(TestTokens.MANAGER)
                        .check("staff", List.of(), HOLDS)
                        .check("staff", List.of("id"), HOLDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The check \"staff\" is registered twice; give each check a name of its own");

        JwtBundle<Sections.Host> bundle = new JwtBundle<>(Sections.Host::getJwt);
        bundle.withCheck("staff", List.of(), HOLDS).withCheck("staff", List.of(), HOLDS);
        assertThatThrownBy(() -> TestServer.start(
                        Sections.read("issuer: test", "algorithm: HS256", "secret: " + Sections.SECRET),
                        bundle,
                        environment -> {}))
                .hasStackTraceContaining("The check \"staff\" is registered twice");
    }

    @Test
    void badNamesAreRejected() {
        assertThatThrownBy(() -> feature(" ")).hasMessage("A check needs a name");
        assertThatThrownBy(() -> feature("a", "id", "id")).hasMessageContaining("blank or repeated");
        assertThatThrownBy(() -> feature("a", "")).hasMessageContaining("blank or repeated");
    }

    @Test
    void unusedCheckIsLogged() {
        try (Logs logs = new Logs();
                TestServer server = TestServer.with(
                        JwtFeature.builder(TestTokens.MANAGER)
                                .check("owns-project", List.of("project"), HOLDS)
                                .check("forgotten", List.of(), HOLDS)
                                .build(),
                        new Project())) {
            assertThat(server.get("/projects/p", TestTokens.auth("alice")).body())
                    .isEqualTo("project");
            assertThat(logs.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .containsExactly("WARN The check \"forgotten\" is used by no resource method that is known at "
                            + "start; name it in @RequireToken(check = …), or remove it");
        }
    }

    @Test
    void bundleRegistersChecks() throws IOException, ConfigurationException {
        JwtBundle<Sections.Host> bundle = new JwtBundle<>(Sections.Host::getJwt);
        bundle.withCheck(
                "owns-project",
                List.of("project"),
                (token, path) -> path.get("project").equals(token.subject()));
        try (TestServer server = TestServer.start(
                Sections.read("issuer: test", "algorithm: HS256", "secret: " + Sections.SECRET),
                bundle,
                environment -> environment.jersey().register(new Project()))) {
            TokenManager tokens = bundle.tokens();
            assertThat(server.get("/projects/alice", tokens.authToken("alice").signed())
                            .body())
                    .isEqualTo("project");
            assertThat(server.get("/projects/bob", tokens.authToken("alice").signed())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Path("/projects/{project}")
    public static final class Project {
        @GET
        @RequireToken(check = "owns-project")
        public String get() {
            return "project";
        }

        @GET
        @Path("role")
        @RolesAllowed("admin")
        @RequireToken(check = "owns-project")
        public String withRole() {
            return "role";
        }
    }

    @Path("/locating")
    public static final class Locating {
        @Path("{project}")
        @RequireToken(check = "owns-project")
        public Again below() {
            return new Again();
        }
    }

    public static final class Again {
        @GET
        @Path("{project}")
        public String get() {
            return "again";
        }
    }
}
