package io.github.dropwizardjwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.GeneratedKeys;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Flask_PyJWT's own tests ask of it, asked of this library, for each algorithm that they use. */
class FlaskPyJwtScenariosTest {
    /** The scope, or the claims, that the routes ask for. */
    private static final Map<String, Object> WANTED = Map.of(
            "claim1",
            "val",
            "claim2",
            42,
            "claim3",
            true,
            "claim4",
            List.of("litem1", "litem2", "litem3"),
            "claim5",
            Map.of("iclaim1", "val", "iclaim2", 42, "iclaim3", true, "iclaim4", List.of("litem1", "litem2", "litem3")));

    private static final String ENTRY1 = "claim1=val";
    private static final String ENTRY2 = "claim2=42";
    private static final String ENTRY3 = "claim3";
    private static final String ENTRY4 = "claim4=[\"litem1\",\"litem2\",\"litem3\"]";
    private static final String ENTRY5 = "claim5={\"iclaim1\":\"val\",\"iclaim2\":42,\"iclaim3\":true,"
            + "\"iclaim4\":[\"litem1\",\"litem2\",\"litem3\"]}";

    @Path("/")
    @Produces(MediaType.APPLICATION_JSON)
    public static class Routes {
        @GET
        @Path("auth-header")
        @RequireToken
        public Map<String, Object> authHeader(@Auth Token token) {
            return shown(token);
        }

        @GET
        @Path("refresh-header")
        @RequireToken(type = TokenType.REFRESH)
        public Map<String, Object> refreshHeader(@Auth Token token) {
            return shown(token);
        }

        @GET
        @Path("auth-cookie")
        @RequireToken(location = TokenLocation.COOKIE, cookie = "auth_token")
        public Map<String, Object> authCookie(@Auth Token token) {
            return shown(token);
        }

        @GET
        @Path("refresh-cookie")
        @RequireToken(type = TokenType.REFRESH, location = TokenLocation.COOKIE, cookie = "refresh_token")
        public Map<String, Object> refreshCookie(@Auth Token token) {
            return shown(token);
        }

        @GET
        @Path("scope")
        @RequireToken(scope = {ENTRY1, ENTRY2, ENTRY3, ENTRY4, ENTRY5})
        public Map<String, Object> scope(@Auth Token token) {
            return shown(token);
        }

        @GET
        @Path("claims")
        @RequireToken(claims = {ENTRY1, ENTRY2, ENTRY3, ENTRY4, ENTRY5})
        public Map<String, Object> claims(@Auth Token token) {
            return shown(token);
        }

        @GET
        @Path("claims/{sub}")
        @RequireToken(sub = "sub")
        public Map<String, Object> subject(@PathParam("sub") String sub, @Auth Token token) {
            Map<String, Object> shown = new HashMap<>(shown(token));
            shown.put("route_param", sub);
            return shown;
        }

        @GET
        @Path("override")
        @RequireToken(
                scope = {ENTRY1, ENTRY2, ENTRY3, ENTRY4, ENTRY5},
                override = "admin")
        public Map<String, Object> override(@Auth Token token) {
            return shown(token);
        }

        private static Map<String, Object> shown(Token token) {
            return Map.of("sub", token.subject(), "claims", token.claims());
        }
    }

    @ExtendWith(DropwizardExtensionsSupport.class)
    abstract static class Scenarios {
        private final TokenManager tokens;
        private final ResourceExtension resources;

        Scenarios(Algorithm algorithm) {
            JwtConfiguration settings = new JwtConfiguration();
            settings.setIssuer("Flask_PyJWT");
            settings.setAlgorithm(algorithm);
            if (algorithm.isSymmetric()) {
                settings.setSecret("1c6b2f3e-8a47-4d0e-9b51-7f0d2c4a6e83-5d9e1b7a-3c2f-4e68-a0b4-9f1c");
            } else {
                settings.setPrivateKey(GeneratedKeys.privatePem(GeneratedKeys.RSA));
                settings.setPublicKey(GeneratedKeys.publicPem(GeneratedKeys.RSA));
            }
            this.tokens = Sections.manager(settings, Clock.systemUTC());
            this.resources = ResourceExtension.builder()
                    .addProvider(new JwtFeature(tokens))
                    .addResource(new Routes())
                    .build();
        }

        ResourceExtension resources() {
            return resources;
        }

        @Test
        void issuesAuthTokensThatVerify() {
            Token token = tokens.authToken("test", Map.of("admin", true), Map.of("custom_claim", "SomeValue"));

            assertThat(tokens.isValid(token.signed())).isTrue();
            assertThat(tokens.verify(token.signed())).isEqualTo(token);
            assertThat(token.subject()).isEqualTo("test");
            assertThat(token.type()).isEqualTo(TokenType.AUTH);
            assertThat(token.claims())
                    .containsEntry("custom_claim", "SomeValue")
                    .containsEntry("type", "auth");
        }

        @Test
        void issuesRefreshTokensThatVerify() {
            Token token = tokens.refreshToken("test");

            assertThat(tokens.isValid(token.signed(), TokenType.REFRESH)).isTrue();
            assertThat(token.claims()).containsEntry("type", "refresh");
            assertThat(token.claim("rid", String.class)).isPresent().isEqualTo(token.id());
        }

        @Test
        void takesAuthTokensFromTheHeader() {
            assertThat(json(withHeader("auth-header", tokens.authToken("test"))))
                    .containsEntry("sub", "test");
        }

        @Test
        void takesRefreshTokensFromTheHeader() {
            Map<String, Object> answer = json(withHeader("refresh-header", tokens.refreshToken("test")));

            assertThat(answer).containsEntry("sub", "test");
            assertThat(claims(answer)).containsKey("rid");
        }

        @Test
        void takesAuthTokensFromACookie() {
            assertThat(json(withCookie("auth-cookie", "auth_token", tokens.authToken("test"))))
                    .containsEntry("sub", "test");
        }

        @Test
        void takesRefreshTokensFromACookie() {
            Map<String, Object> answer =
                    json(withCookie("refresh-cookie", "refresh_token", tokens.refreshToken("test")));

            assertThat(answer).containsEntry("sub", "test");
            assertThat(claims(answer)).containsKey("rid");
        }

        @Test
        void rejectsTheOtherTypeOfToken() {
            Token auth = tokens.authToken("test");
            Token refresh = tokens.refreshToken("test");

            assertThat(withHeader("auth-header", refresh).getStatus()).isEqualTo(401);
            assertThat(withHeader("refresh-header", auth).getStatus()).isEqualTo(401);
            assertThat(withCookie("auth-cookie", "auth_token", refresh).getStatus())
                    .isEqualTo(401);
            assertThat(withCookie("refresh-cookie", "refresh_token", auth).getStatus())
                    .isEqualTo(401);
        }

        @Test
        void rejectsTokensInTheOtherPlaceAndRequestsWithoutOne() {
            Token auth = tokens.authToken("test");

            assertThat(withHeader("auth-cookie", auth).getStatus()).isEqualTo(401);
            assertThat(withCookie("auth-header", "auth_token", auth).getStatus())
                    .isEqualTo(401);
            assertThat(withCookie("auth-cookie", "other", auth).getStatus()).isEqualTo(401);
            for (String path : List.of("auth-header", "refresh-header", "auth-cookie", "refresh-cookie", "scope")) {
                assertThat(resources.target(path).request().get().getStatus()).isEqualTo(401);
            }
        }

        @Test
        void letsTheRequiredScopeIn() {
            Map<String, Object> answer = json(withHeader("scope", tokens.authToken("test", WANTED)));

            assertThat(answer).containsEntry("sub", "test");
            assertThat(claims(answer)).containsEntry("scope", WANTED);
        }

        @Test
        void rejectsAMissingScope() {
            assertThat(withHeader("scope", tokens.authToken("test")).getStatus())
                    .isEqualTo(403);
        }

        @Test
        void rejectsAScopeThatLacksOneOfItsMembers() {
            for (String name : WANTED.keySet()) {
                Map<String, Object> less = new HashMap<>(WANTED);
                less.remove(name);
                assertThat(withHeader("scope", tokens.authToken("test", less)).getStatus())
                        .isEqualTo(403);
            }
        }

        @Test
        void letsTheRequiredClaimsIn() {
            Map<String, Object> answer = json(withHeader("claims", tokens.authToken("test", null, WANTED)));

            assertThat(answer).containsEntry("sub", "test");
            assertThat(claims(answer)).containsAllEntriesOf(WANTED);
        }

        @Test
        void rejectsMissingClaims() {
            assertThat(withHeader("claims", tokens.authToken("test")).getStatus())
                    .isEqualTo(403);
        }

        @Test
        void rejectsNestedClaimsThatDiffer() {
            for (Object other : List.of(
                    Map.of(),
                    Map.of("iclaim1", "val", "iclaim2", 42, "iclaim3", true, "iclaim4", List.of("litem1")),
                    Map.of(
                            "iclaim1",
                            "val",
                            "iclaim2",
                            "42",
                            "iclaim3",
                            true,
                            "iclaim4",
                            List.of("litem1", "litem2", "litem3")),
                    List.of("val", 42, true))) {
                Map<String, Object> claims = new HashMap<>(WANTED);
                claims.put("claim5", other);
                assertThat(withHeader("claims", tokens.authToken("test", null, claims))
                                .getStatus())
                        .isEqualTo(403);
            }
        }

        @Test
        void letsTheSubjectOfTheRouteIn() {
            assertThat(json(withHeader("claims/test", tokens.authToken("test"))))
                    .containsEntry("sub", "test")
                    .containsEntry("route_param", "test");
        }

        @Test
        void rejectsAnotherSubjectThanTheRoutes() {
            assertThat(withHeader("claims/test", tokens.authToken("not_test")).getStatus())
                    .isEqualTo(403);
        }

        @Test
        void letsTheRequiredScopeInWithoutTheOverride() {
            assertThat(claims(json(withHeader("override", tokens.authToken("test", WANTED)))))
                    .containsEntry("scope", WANTED)
                    .doesNotContainKey("admin");
        }

        @Test
        void letsTheOverrideInWithoutTheRequiredScope() {
            assertThat(claims(json(withHeader("override", tokens.authToken("test", null, Map.of("admin", true))))))
                    .containsEntry("admin", true)
                    .doesNotContainKey("scope");
        }

        @Test
        void rejectsWhoHasNeitherScopeNorOverride() {
            assertThat(withHeader("override", tokens.authToken("test", Map.of("admin", false)))
                            .getStatus())
                    .isEqualTo(403);
            assertThat(withHeader("override", tokens.authToken("test", Map.of("admin", true)))
                            .getStatus())
                    .isEqualTo(403);
            assertThat(withHeader("override", tokens.authToken("test", null, Map.of("admin", "true")))
                            .getStatus())
                    .isEqualTo(403);
        }

        private Response withHeader(String path, Token token) {
            return resources
                    .target(path)
                    .request()
                    .header("Authorization", "Bearer " + token.signed())
                    .get();
        }

        private Response withCookie(String path, String name, Token token) {
            return resources.target(path).request().cookie(name, token.signed()).get();
        }

        private static Map<String, Object> json(Response answer) {
            assertThat(answer.getStatus()).isEqualTo(200);
            return answer.readEntity(new GenericType<Map<String, Object>>() {});
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> claims(Map<String, Object> answer) {
            return (Map<String, Object>) answer.get("claims");
        }
    }

    @Nested
    class WithHs256 extends Scenarios {
        WithHs256() {
            super(Algorithm.HS256);
        }
    }

    @Nested
    class WithHs512 extends Scenarios {
        WithHs512() {
            super(Algorithm.HS512);
        }
    }

    @Nested
    class WithRs256 extends Scenarios {
        WithRs256() {
            super(Algorithm.RS256);
        }
    }

    @Nested
    class WithRs512 extends Scenarios {
        WithRs512() {
            super(Algorithm.RS512);
        }
    }
}
