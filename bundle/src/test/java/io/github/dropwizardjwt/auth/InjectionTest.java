package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InjectionTest {
    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(TestTokens.feature(), Injected.class);
    }

    @Test
    void authTokenWithoutRequirementDemandsAnAuthToken() {
        assertThat(server.get("/injected/token").statusCode()).isEqualTo(401);
        assertThat(server.get("/injected/token", TestTokens.refresh("alice")).statusCode())
                .isEqualTo(401);
        assertThat(server.get("/injected/token", TestTokens.auth("alice")).body())
                .isEqualTo("alice");
    }

    @Test
    void optionalTokenIsEmptyWithoutOne() {
        assertThat(server.get("/injected/optional").body()).isEqualTo("nobody");
        assertThat(server.get("/injected/optional", TestTokens.auth("alice")).body())
                .isEqualTo("alice alice");
    }

    @Test
    void optionalTokenThatIsBadIsRejected() {
        assertThat(server.get("/injected/optional", "bad").statusCode()).isEqualTo(401);
        assertThat(server.get("/injected/optional", TestTokens.refresh("alice")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void optionalTokenMayStandBesidePermitAll() {
        assertThat(server.get("/injected/permitted").body()).isEqualTo("nobody");
        assertThat(server.get("/injected/permitted", TestTokens.auth("alice")).body())
                .isEqualTo("alice");
        assertThat(server.get("/injected/permitted", "bad").statusCode()).isEqualTo(401);
    }

    @Test
    void tokenIsThePrincipalAndItsScopesAreTheRoles() {
        assertThat(server.get("/injected/context", TestTokens.auth("alice")).body())
                .isEqualTo("alice Bearer false false");
        assertThat(server.get("/injected/context", TestTokens.admin("alice")).body())
                .isEqualTo("alice Bearer true false");
    }

    @Test
    void rolesAllowedAndDenyAllAreInForce() {
        assertThat(server.get("/injected/role", TestTokens.auth("alice")).statusCode())
                .isEqualTo(403);
        assertThat(server.get("/injected/role", TestTokens.admin("alice")).body())
                .isEqualTo("role");
        assertThat(server.get("/injected/denied", TestTokens.admin("alice")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void tokenIsAskedForBeforeTheBodyIsReadAndValidated() {
        HttpRequest.Builder invalid = server.request("/injected/body")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{not json"));
        assertThat(server.send(invalid).statusCode()).isEqualTo(401);
        assertThat(server.send(invalid.header("Authorization", "Bearer " + TestTokens.auth("alice")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void managerIsInjected() {
        assertThat(server.get("/injected/manager").body()).isEqualTo("true");
    }

    @Test
    void authTokenWhereItWouldStayNullStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), WithField.class))
                .hasMessageContaining("GET /field (WithField#get): @Auth Token is on a field or constructor of "
                        + "WithField, where it is not injected; make it a parameter of the resource method");
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), WithConstructor.class))
                .hasMessageContaining("constructor of WithConstructor");
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), WithBean.class))
                .hasMessageContaining("constructor of Bean");
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), WithNestedBean.class))
                .hasMessageContaining("constructor of Bean");
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), WithInheritingBean.class))
                .hasMessageContaining("constructor of Bean");
    }

    @Test
    void tokenWithoutAuthStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), WithoutAuth.class))
                .hasMessageContaining(
                        "GET /without (WithoutAuth#get): its Token parameter has no @Auth, so that nothing "
                                + "is injected; write @Auth Token");
    }

    @Test
    void authTokenBesidePermitAllStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), PermittedButDemanding.class))
                .hasMessageContaining("@PermitAll conflicts with its @Auth Token parameter; use @Auth Optional<Token>");
    }

    @Path("/injected")
    public static final class Injected {
        private final TokenManager manager;

        @Inject
        public Injected(TokenManager manager) {
            this.manager = manager;
        }

        @GET
        @Path("/token")
        public String token(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("/optional")
        public String optional(@Auth Optional<Token> token, @Context SecurityContext context) {
            return token.map(present ->
                            present.subject() + " " + context.getUserPrincipal().getName())
                    .orElse("nobody");
        }

        @GET
        @Path("/permitted")
        @PermitAll
        public String permitted(@Auth Optional<Token> token) {
            return token.map(Token::subject).orElse("nobody");
        }

        @GET
        @Path("/context")
        @RequireToken
        public String context(@Context SecurityContext context) {
            return context.getUserPrincipal().getName() + " " + context.getAuthenticationScheme() + " "
                    + context.isUserInRole("admin") + " " + context.isSecure();
        }

        @GET
        @Path("/role")
        @RequireToken
        @RolesAllowed("admin")
        public String role() {
            return "role";
        }

        @GET
        @Path("/denied")
        @RequireToken
        @DenyAll
        public String denied() {
            return "denied";
        }

        @POST
        @Path("/body")
        @Consumes("application/json")
        public String body(@Auth Token token, @Valid @NotNull Body body) {
            return body.name();
        }

        @GET
        @Path("/manager")
        @PermitAll
        public boolean manager() {
            return manager == TestTokens.MANAGER;
        }
    }

    public record Body(@NotNull String name) {}

    @Path("/field")
    public static final class WithField {
        @Auth
        private Token token;

        @GET
        public String get() {
            return token.subject();
        }
    }

    @Path("/constructor")
    @Singleton
    public static final class WithConstructor {
        public WithConstructor(@Auth Optional<Token> token) {}

        @GET
        public String get() {
            return "constructor";
        }
    }

    @Path("/bean")
    public static final class WithBean {
        @GET
        public String get(@BeanParam Bean bean) {
            return bean.query + bean.token;
        }
    }

    @Path("/nested-bean")
    public static final class WithNestedBean {
        @GET
        public String get(@BeanParam OuterBean bean) {
            return bean.inner.query;
        }
    }

    public static final class OuterBean {
        @BeanParam
        InheritingBean inner;
    }

    @Path("/inheriting-bean")
    public static final class WithInheritingBean {
        @GET
        public String get(@BeanParam InheritingBean bean) {
            return bean.query;
        }
    }

    public static final class InheritingBean extends Bean {}

    public static class Bean {
        @QueryParam("q")
        String query;

        @Auth
        Token token;
    }

    @Path("/without")
    public static final class WithoutAuth {
        @GET
        @RequireToken
        public String get(Token token) {
            return token.subject();
        }
    }

    @Path("/permitted")
    public static final class PermittedButDemanding {
        @GET
        @PermitAll
        public String get(@Auth Token token) {
            return token.subject();
        }
    }
}
