package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The {@code @RequireToken} examples in the README for which the example service has no route. */
@ExtendWith(DropwizardExtensionsSupport.class)
class RequirementsTest {
    private final TokenManager tokens = TestTokens.manager();
    private final ResourceExtension resources = ResourceExtension.builder()
            .addProvider(new JwtFeature(tokens))
            .addResource(new TenantResource())
            .addResource(new ReportResource())
            .addResource(new ProjectsResource())
            .addResource(new WelcomeResource())
            .addResource(new AuditResource())
            .build();

    @Path("/tenants/{tenant}")
    @Produces(MediaType.APPLICATION_JSON)
    public static class TenantResource {
        @GET
        @RequireToken(claims = {"tenant={tenant}", "level=3", "roles=[\"reader\"]"})
        public Message get(@PathParam("tenant") String tenant) {
            return new Message(tenant);
        }
    }

    @Path("/reports")
    @Produces(MediaType.APPLICATION_JSON)
    @RequireToken(scope = "reports")
    public static class ReportResource {
        @GET
        public Message list() {
            return new Message("All reports");
        }

        @DELETE
        @RequireToken(scope = {"reports", "cleaning"})
        public Message clear() {
            return new Message("No reports");
        }

        @GET
        @Path("/format")
        @PermitAll
        public Message format() {
            return new Message("PDF");
        }
    }

    @Path("/projects")
    public static class ProjectsResource {
        @Path("/{project}")
        @RequireToken(claims = "project={project}")
        public ProjectResource project(@PathParam("project") String project) {
            return new ProjectResource(project);
        }
    }

    @Produces(MediaType.APPLICATION_JSON)
    public static class ProjectResource {
        private final String name;

        ProjectResource(String name) {
            this.name = name;
        }

        @GET
        public Message get() {
            return new Message(name);
        }
    }

    @Path("/welcome")
    @Produces(MediaType.APPLICATION_JSON)
    public static class WelcomeResource {
        @GET
        public Message greet(@Auth Optional<Token> current) {
            return Message.hello(current.map(Token::subject).orElse("stranger"));
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RequireToken(scope = "auditor")
    public @interface AuditorsOnly {}

    @Path("/audit")
    @Produces(MediaType.APPLICATION_JSON)
    public static class AuditResource {
        @GET
        @AuditorsOnly
        public Message get(@Auth Token current) {
            return Message.hello(current.subject());
        }

        @DELETE
        @RequireToken
        @RolesAllowed({"auditor", "admin"})
        public Message clear() {
            return new Message("Cleared");
        }
    }

    @Test
    void comparesClaimsWithPathParametersAndJson() {
        String token = tokens.authToken(
                        "alice", null, Map.of("tenant", "acme", "level", 3, "roles", List.of("reader", "writer")))
                .signed();

        assertThat(status("GET", "/tenants/acme", token)).isEqualTo(200);
        assertThat(status("GET", "/tenants/other", token)).isEqualTo(403);
    }

    @Test
    void takesTheNearestAnnotationWhole() {
        String reports = tokens.authToken("alice", "reports").signed();
        String both = tokens.authToken("alice", "reports cleaning").signed();

        assertThat(status("GET", "/reports", reports)).isEqualTo(200);
        assertThat(status("DELETE", "/reports", reports)).isEqualTo(403);
        assertThat(status("DELETE", "/reports", both)).isEqualTo(200);
        assertThat(status("GET", "/reports", null)).isEqualTo(401);
        assertThat(status("GET", "/reports/format", null)).isEqualTo(200);
    }

    @Test
    void enforcesWhatStandsOnLocators() {
        String token = tokens.authToken("alice", null, Map.of("project", "p1")).signed();

        assertThat(status("GET", "/projects/p1", token)).isEqualTo(200);
        assertThat(status("GET", "/projects/p2", token)).isEqualTo(403);
        assertThat(status("GET", "/projects/p1", null)).isEqualTo(401);
    }

    @Test
    void leavesOptionalTokensToTheMethod() {
        assertThat(body("/welcome", null)).isEqualTo("{\"message\":\"Hello, stranger!\"}");
        assertThat(body("/welcome", tokens.authToken("alice").signed())).isEqualTo("{\"message\":\"Hello, alice!\"}");
        assertThat(status("GET", "/welcome", "bad")).isEqualTo(401);
    }

    @Test
    void takesRequirementsFromOtherAnnotations() {
        assertThat(status("GET", "/audit", tokens.authToken("alice", "auditor").signed()))
                .isEqualTo(200);
        assertThat(status("GET", "/audit", tokens.authToken("alice").signed())).isEqualTo(403);
    }

    @Test
    void takesScopesAsRoles() {
        assertThat(status("DELETE", "/audit", tokens.authToken("alice", "admin").signed()))
                .isEqualTo(200);
        assertThat(status("DELETE", "/audit", tokens.authToken("alice").signed()))
                .isEqualTo(403);
        assertThat(status("DELETE", "/audit", null)).isEqualTo(401);
    }

    private int status(String method, String path, String token) {
        return request(path, token).method(method).getStatus();
    }

    private String body(String path, String token) {
        return request(path, token).get(String.class);
    }

    private Invocation.Builder request(String path, String token) {
        Invocation.Builder request = resources.target(path).request();
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
