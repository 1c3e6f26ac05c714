package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.PrincipalTest.User;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A filter of the application says that everybody is mallory and has every role, before the guards and after them. */
class ReplacedContextTest {
    private static final JwtFeature FEATURE = JwtFeature.builder(TestTokens.MANAGER)
            .principal(User.class, token -> Optional.of(new User(token.subject())))
            .build();

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(FEATURE, Before.class, After.class, new Pages());
    }

    @Test
    void tokenAndPrincipalsStayThoseOfTheToken() {
        assertThat(server.get("/pages", TestTokens.auth("alice")).body()).isEqualTo("alice alice alice");
        assertThat(server.get("/pages/below", TestTokens.auth("alice")).body()).isEqualTo("alice alice alice");
    }

    @Test
    void neitherTokenNorRoleComesFromTheFilter() {
        for (String path : new String[] {"/pages", "/pages/admin", "/pages/below", "/pages/below/unannotated"}) {
            assertThat(server.get(path).statusCode()).isEqualTo(401);
        }
        assertThat(server.get("/pages/admin", TestTokens.auth("alice")).statusCode())
                .isEqualTo(403);
        assertThat(server.get("/pages/unannotated", TestTokens.auth("alice")).statusCode())
                .isEqualTo(403);
        assertThat(server.get("/pages/below/unannotated", TestTokens.auth("alice"))
                        .statusCode())
                .isEqualTo(200);
    }

    private static void replace(ContainerRequestContext request) {
        request.setSecurityContext(new SecurityContext() {
            @Override
            public Principal getUserPrincipal() {
                return () -> "mallory";
            }

            @Override
            public boolean isUserInRole(String role) {
                return true;
            }

            @Override
            public boolean isSecure() {
                return true;
            }

            @Override
            public String getAuthenticationScheme() {
                return "Bearer";
            }
        });
    }

    @PreMatching
    public static final class Before implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            replace(request);
        }
    }

    @Priority(Priorities.AUTHORIZATION)
    public static final class After implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            replace(request);
        }
    }

    @Path("/pages")
    public static final class Pages {
        @GET
        public String get(@Auth Token token, @Auth User user) {
            return names(token, user);
        }

        @GET
        @Path("/admin")
        @RolesAllowed("admin")
        public String admin() {
            return "admin";
        }

        @GET
        @Path("/unannotated")
        public String unannotated() {
            return "unannotated";
        }

        @Path("/below")
        @RequireToken
        public PagesBelow below() {
            return new PagesBelow();
        }
    }

    public static final class PagesBelow {
        @GET
        public String get(@Auth Token token, @Auth User user) {
            return names(token, user);
        }

        @GET
        @Path("/unannotated")
        public String unannotated() {
            return "below";
        }
    }

    private static String names(Token token, User user) {
        return token.subject() + " " + user.name() + " "
                + FEATURE.currentToken().get().subject();
    }
}
