package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Roles that the application looks up, and roles that include others. */
class RoleLookupTest {
    private final List<String> lookups = new ArrayList<>();

    private Set<String> rolesOf(Token token) {
        lookups.add(token.subject());
        if (token.subject().equals("outage")) {
            throw new IllegalStateException("secret");
        }
        return token.subject().equals("alice") ? Set.of("admin") : Set.of("reader");
    }

    @Test
    void lookedUpRolesTakeThePlaceOfScopes() {
        JwtFeature feature =
                JwtFeature.builder(TestTokens.MANAGER).roles(this::rolesOf).build();
        try (TestServer server = TestServer.with(feature, new Pages())) {
            assertThat(server.get("/pages/admin", TestTokens.auth("alice")).body())
                    .isEqualTo("true false");
            assertThat(server.get("/pages/admin", TestTokens.admin("bob")).statusCode())
                    .isEqualTo(403);
            assertThat(server.get("/pages/scope", TestTokens.admin("bob")).body())
                    .isEqualTo("scope");
            assertThat(server.get("/pages/nobody", TestTokens.auth("alice")).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void rolesAreLookedUpOncePerRequestAndOnlyWhereAskedFor() {
        JwtFeature feature =
                JwtFeature.builder(TestTokens.MANAGER).roles(this::rolesOf).build();
        try (TestServer server = TestServer.with(feature, new Pages())) {
            server.get("/pages/scope", TestTokens.admin("bob"));
            assertThat(lookups).isEmpty();
            server.get("/pages/admin", TestTokens.auth("alice"));
            assertThat(lookups).containsExactly("alice");
        }
    }

    @Test
    void lookUpThatFailsIsAnOutage() {
        JwtFeature feature =
                JwtFeature.builder(TestTokens.MANAGER).roles(this::rolesOf).build();
        try (TestServer server = TestServer.with(feature, new Pages())) {
            assertThat(server.get("/pages/admin", TestTokens.admin("outage")).statusCode())
                    .isEqualTo(503);
            assertThat(server.get("/pages/asked", TestTokens.admin("outage")).statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void roleThatIsNullIsAnOutage() {
        JwtFeature feature = JwtFeature.builder(TestTokens.MANAGER)
                .roles(token -> Arrays.asList("admin", null))
                .build();
        try (TestServer server = TestServer.with(feature, new Pages())) {
            assertThat(server.get("/pages/admin", TestTokens.auth("alice")).statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void rolesIncludeOthersOverSeveralSteps() throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<Host>(Host::getJwt).withRoles(this::rolesOf);
        try (TestServer server = TestServer.start(
                Sections.read(
                        "issuer: tests",
                        "algorithm: HS256",
                        "secret: " + Sections.SECRET,
                        "roleHierarchy: {admin: [editor], editor: [reader]}"),
                bundle,
                environment -> environment.jersey().register(new Pages()))) {
            String alice = bundle.tokens().authToken("alice").signed();
            String bob = bundle.tokens().authToken("bob").signed();
            assertThat(server.get("/pages/reader", alice).body()).isEqualTo("true true");
            assertThat(server.get("/pages/reader", bob).body()).isEqualTo("false true");
            assertThat(server.get("/pages/admin", bob).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void scopesIncludeOthersWhereTheyAreTheRoles() {
        JwtFeature feature = JwtFeature.builder(TestTokens.MANAGER)
                .roleHierarchy(Map.of("admin", List.of("reader")))
                .build();
        try (TestServer server = TestServer.with(feature, new Pages())) {
            assertThat(server.get("/pages/reader", TestTokens.admin("alice")).body())
                    .isEqualTo("true true");
            assertThat(server.get("/pages/reader", TestTokens.auth("alice")).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void hierarchyThatGoesInACircleIsNotUsable() {
        assertThatThrownBy(() -> Sections.read(
                        "issuer: tests",
                        "algorithm: HS256",
                        "secret: " + Sections.SECRET,
                        "roleHierarchy: {admin: [editor], editor: [reader, admin]}"))
                .hasMessageContaining("roleHierarchy must not let the role ")
                .hasMessageContaining(" include itself; remove the cycle");
        assertThatThrownBy(() -> JwtFeature.builder(TestTokens.MANAGER).roleHierarchy(Map.of("admin", List.of(" "))))
                .hasMessage("has a blank role; name it");
    }

    @Path("/pages")
    public static final class Pages {
        @GET
        @Path("/admin")
        @RolesAllowed("admin")
        public String admin(@Context SecurityContext context) {
            return context.isUserInRole("admin") + " " + context.isUserInRole("reader");
        }

        @GET
        @Path("/reader")
        @RolesAllowed({"unknown", "reader"})
        public String reader(@Context SecurityContext context) {
            return context.isUserInRole("admin") + " " + context.isUserInRole("reader");
        }

        @GET
        @Path("/asked")
        public String asked(@Auth Token token, @Context SecurityContext context) {
            return String.valueOf(context.isUserInRole("admin"));
        }

        @GET
        @Path("/scope")
        @RequireToken(scope = "admin")
        public String scope() {
            return "scope";
        }

        @GET
        @Path("/nobody")
        @RequireToken
        @DenyAll
        public String nobody() {
            return "nobody";
        }
    }
}
