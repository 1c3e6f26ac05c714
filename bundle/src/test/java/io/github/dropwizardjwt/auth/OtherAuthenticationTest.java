package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.PrincipalImpl;
import io.dropwizard.auth.basic.BasicCredentialAuthFilter;
import io.dropwizard.auth.basic.BasicCredentials;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Basic authentication on other methods of the same application. */
class OtherAuthenticationTest {

    @ParameterizedTest
    @EnumSource
    void basicAuthenticationWorksBesideTokens(Unannotated unannotated) {
        try (TestServer server = TestServer.with(
                TestTokens.feature(unannotated),
                JwtFeature.forOtherPrincipals(basic()),
                new AuthValueFactoryProvider.Binder<>(PrincipalImpl.class),
                new Mixed())) {
            assertThat(server.get("/mixed/basic").statusCode()).isEqualTo(401);
            assertThat(server.get("/mixed/basic").headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic "));
            assertThat(withBasic(server, "/mixed/basic").body()).isEqualTo("basic bob");
            assertThat(server.get("/mixed/basic", TestTokens.auth("alice")).statusCode())
                    .isEqualTo(401);

            assertThat(server.get("/mixed/token", TestTokens.auth("alice")).body())
                    .isEqualTo("token alice");
            assertThat(withBasic(server, "/mixed/token").statusCode()).isEqualTo(401);
            assertThat(server.get("/mixed/required", TestTokens.auth("alice")).body())
                    .isEqualTo("required alice");
            assertThat(server.get("/mixed/open").body()).isEqualTo("open");
        }
    }

    /** The bundle looks for no role in a token here: the application's own filters know that principal. */
    @ParameterizedTest
    @EnumSource
    void rolesBesideAnotherPrincipalAreThatPrincipals(Unannotated unannotated) {
        try (TestServer server = TestServer.with(
                TestTokens.feature(unannotated),
                JwtFeature.forOtherPrincipals(basic(), new RolesAllowedDynamicFeature()),
                new AuthValueFactoryProvider.Binder<>(PrincipalImpl.class),
                new Staff())) {
            assertThat(withBasic(server, "/staff/reader").body()).isEqualTo("reader bob");
            assertThat(withBasic(server, "/staff/writer").statusCode()).isEqualTo(403);
            assertThat(server.get("/staff/reader", TestTokens.admin("alice")).statusCode())
                    .isEqualTo(401);
            assertThat(server.get("/staff/reader").headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic "));
        }
    }

    @Test
    void authDynamicFeatureThatWouldClaimTokenMethodsStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(
                        TestTokens.feature(),
                        basic(),
                        new AuthValueFactoryProvider.Binder<>(PrincipalImpl.class),
                        new Mixed()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GET /mixed/token (Mixed#token): the registered AuthDynamicFeature claims this "
                        + "method as well; register JwtFeature.forOtherPrincipals(thatFeature) in its place");
        for (Object role : List.of(new RoleOnMethod(), new RoleOnClass())) {
            assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), basic(), role))
                    .hasMessageContaining("the registered AuthDynamicFeature claims this method as well");
        }
    }

    @Test
    void authDynamicFeatureThatClaimsNoTokenMethodMayStandAsItIs() {
        try (TestServer server = TestServer.with(TestTokens.feature(), basic(), new Unclaimed())) {
            assertThat(server.get("/unclaimed").statusCode()).isEqualTo(401);
            assertThat(server.get("/unclaimed", TestTokens.auth("alice")).body())
                    .isEqualTo("unclaimed");
        }
    }

    @Test
    void requirementOnAMethodOfAnotherPrincipalStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(
                        TestTokens.feature(),
                        JwtFeature.forOtherPrincipals(basic()),
                        new AuthValueFactoryProvider.Binder<>(PrincipalImpl.class),
                        new Confused()))
                .hasMessageContaining("GET /confused (Confused#get): its @Auth parameter is of another principal");
    }

    @Test
    void rolesOfAnotherPrincipalThatNothingEnforcesStopTheStart() {
        Object[] components = {
            TestTokens.feature(),
            JwtFeature.forOtherPrincipals(basic()),
            new AuthValueFactoryProvider.Binder<>(PrincipalImpl.class),
            new WithRole()
        };
        assertThatThrownBy(() -> TestServer.with(components))
                .hasMessageContaining("GET /role (WithRole#get): its @RolesAllowed is about another principal than a "
                        + "Token, and nothing enforces it; register RolesAllowedDynamicFeature");

        try (TestServer server = TestServer.configured(environment -> {
            Stream.of(components).forEach(environment.jersey()::register);
            environment.jersey().register(RolesAllowedDynamicFeature.class);
        })) {
            assertThat(withBasic(server, "/role").statusCode()).isEqualTo(403);
            assertThat(withBasic(server, "/role/denied").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void authParameterThatNothingServesStopsTheStart() {
        for (Unannotated unannotated : Unannotated.values()) {
            assertThatThrownBy(() -> TestServer.with(TestTokens.feature(unannotated), new ServedByNobody()))
                    .hasMessageContaining(
                            "GET /nobody (ServedByNobody#get): its @Auth parameter is not a Token, and "
                                    + "no other authentication is registered; use @Auth Token, register its type with "
                                    + "JwtBundle.withPrincipal, or register JwtFeature.forOtherPrincipals(yourAuthDynamicFeature)");
        }
    }

    private static AuthDynamicFeature basic() {
        return new AuthDynamicFeature(new BasicCredentialAuthFilter.Builder<PrincipalImpl>()
                .setAuthenticator(OtherAuthenticationTest::authenticate)
                .setAuthorizer((principal, role, request) -> role.equals("reader"))
                .setRealm("basic")
                .buildAuthFilter());
    }

    private static Optional<PrincipalImpl> authenticate(BasicCredentials credentials) {
        return credentials.getPassword().equals("correct")
                ? Optional.of(new PrincipalImpl(credentials.getUsername()))
                : Optional.empty();
    }

    private static HttpResponse<String> withBasic(TestServer server, String path) {
        String credentials = Base64.getEncoder().encodeToString("bob:correct".getBytes(StandardCharsets.US_ASCII));
        return server.send(server.request(path).header("Authorization", "Basic " + credentials));
    }

    @Path("/mixed")
    public static final class Mixed {
        @GET
        @Path("/basic")
        public String basic(@Auth PrincipalImpl user) {
            return "basic " + user.getName();
        }

        @GET
        @Path("/token")
        public String token(@Auth Token token) {
            return "token " + token.subject();
        }

        @GET
        @Path("/required")
        @RequireToken
        public String required(@Auth Token token) {
            return "required " + token.subject();
        }

        @GET
        @Path("/open")
        @PermitAll
        public String open() {
            return "open";
        }
    }

    @Path("/role-on-method")
    public static final class RoleOnMethod {
        @GET
        @RolesAllowed("admin")
        public String get() {
            return "role";
        }
    }

    @Path("/role-on-class")
    @RolesAllowed("admin")
    public static final class RoleOnClass {
        @GET
        public String get() {
            return "role";
        }
    }

    @Path("/unclaimed")
    public static final class Unclaimed {
        @GET
        @RequireToken
        public String get(@QueryParam("q") String query) {
            return "unclaimed";
        }
    }

    @Path("/staff")
    public static final class Staff {
        @GET
        @Path("/reader")
        @RolesAllowed("reader")
        public String reader(@Auth PrincipalImpl user) {
            return "reader " + user.getName();
        }

        @GET
        @Path("/writer")
        @RolesAllowed("writer")
        public String writer(@Auth PrincipalImpl user) {
            return "writer " + user.getName();
        }
    }

    @Path("/confused")
    @RequireToken
    public static final class Confused {
        @GET
        public String get(@Auth PrincipalImpl user) {
            return user.getName();
        }
    }

    @Path("/nobody")
    public static final class ServedByNobody {
        @GET
        public String get(@Auth Principal user) {
            return String.valueOf(user);
        }
    }

    @Path("/role")
    public static final class WithRole {
        @GET
        @RolesAllowed("admin")
        public String get(@Auth PrincipalImpl user) {
            return user.getName();
        }

        @GET
        @Path("/denied")
        @DenyAll
        public String denied(@Auth PrincipalImpl user) {
            return user.getName();
        }
    }
}
