package io.github.dropwizardjwt.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthFilter;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.PrincipalImpl;
import io.dropwizard.auth.basic.BasicCredentialAuthFilter;
import io.dropwizard.auth.basic.BasicCredentials;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.token.Token;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JwtOpenApiTest {
    @Path("/notes")
    @RequireToken(scope = "notes")
    public static final class Notes {
        @GET
        public String list(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("public")
        @Open("everybody may read these")
        @SecurityRequirement(name = "gateway")
        public String open() {
            return "open";
        }

        @POST
        @Consumes("text/plain")
        @SecurityRequirement(name = "gateway")
        public String add(String note) {
            return note;
        }
    }

    @Test
    void replacesSecurityRequirementsOfAnnotations() throws Throwable {
        JsonNode paths = new Described().document(new Notes()).get("paths");

        assertThat(paths.at("/~1notes/post/security")).hasToString("[{\"bearerAuth\":[]}]");
        assertThat(paths.at("/~1notes~1public/get/security")).hasToString("[]");
    }

    @Test
    void hidesInjectedTokens() throws Throwable {
        JsonNode list = new Described().document(new Notes()).at("/paths/~1notes/get");

        assertThat(list.has("requestBody")).isFalse();
        assertThat(list.has("parameters")).isFalse();
    }

    @Test
    void leavesItselfOut() throws Throwable {
        assertThat(new Described().document(new Notes()).get("paths").properties())
                .hasSize(2)
                .noneMatch(path -> path.getKey().contains("openapi"));
    }

    @Test
    void doesNotApplyDefaultOfDocumentToOpenOperations() throws Throwable {
        OpenAPI base = new OpenAPI()
                .addSecurityItem(new io.swagger.v3.oas.models.security.SecurityRequirement().addList("bearerAuth"));

        assertThat(new Described(base).document(new Notes()).at("/paths/~1notes~1public/get/security"))
                .hasToString("[]");
    }

    @Test
    void namesScopesWhereTheVersionOrTheSchemeAllowsThem() throws Throwable {
        SecurityScheme oauth = new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .flows(new OAuthFlows().clientCredentials(new OAuthFlow().tokenUrl("https://login.example.com/token")));
        OpenAPI base = new OpenAPI().components(new Components().addSecuritySchemes("bearerAuth", oauth));

        JsonNode inOAuth = new Described(base).document(new Notes());
        JsonNode in31 = new Described(new OpenAPI(SpecVersion.V31)).document(new Notes());

        assertThat(inOAuth.at("/paths/~1notes/get/security")).hasToString("[{\"bearerAuth\":[\"notes\"]}]");
        assertThat(inOAuth.at("/components/securitySchemes/bearerAuth/type").asText())
                .isEqualTo("oauth2");
        assertThat(in31.at("/paths/~1notes/get/security")).hasToString("[{\"bearerAuth\":[\"notes\"]}]");
        assertThat(in31.get("openapi").asText()).startsWith("3.1");
    }

    @Test
    void keepsComponentsOfTheApplication() throws Throwable {
        Components own = new Components()
                .addResponses("JwtUnauthorized", new ApiResponse().description("Log in."))
                .addSchemas("JwtError", new StringSchema());
        JsonNode components = new Described(new OpenAPI().components(own))
                .document(new Notes())
                .get("components");

        assertThat(components.at("/responses/JwtUnauthorized")).hasToString("{\"description\":\"Log in.\"}");
        assertThat(components.at("/schemas/JwtError")).hasToString("{\"type\":\"string\"}");
        assertThat(components.at("/responses").has("JwtForbidden")).isTrue();
        assertThat(components.at("/schemas").has("JwtProblem")).isTrue();
    }

    @Path("/waived")
    public static final class Waived {
        @GET
        @RequireToken(scope = "waived", override = "admin")
        public String byClaim() {
            return "claim";
        }

        @POST
        @RequireToken(scope = "waived", overrideScope = "admin")
        public String byScope() {
            return "scope";
        }
    }

    @Test
    void namesNoScopesThatNeedNotBeGranted() throws Throwable {
        JsonNode waived = new Described(new OpenAPI(SpecVersion.V31))
                .document(new Waived())
                .at("/paths/~1waived");

        assertThat(waived.at("/get/security")).hasToString("[{\"bearerAuth\":[]}]");
        assertThat(waived.at("/post/security")).hasToString("[{\"bearerAuth\":[]}]");
    }

    @Test
    void leavesOutRulesWithoutRules() throws Throwable {
        JsonNode document = new Described().options(JwtOpenApi::withoutRules).document(new Notes());

        assertThat(document.at("/paths/~1notes/get").has("security")).isTrue();
        assertThat(document.toString()).doesNotContain("scope", "x-jwt-rule", "Requires");
        assertThat(new Described()
                        .document(new Notes())
                        .at("/paths/~1notes/get/description")
                        .asText())
                .isEqualTo("Requires `token scope=notes`.");
    }

    @Test
    void leavesOutScopesWithTheRules() throws Throwable {
        JsonNode document = new Described(new OpenAPI(SpecVersion.V31))
                .options(JwtOpenApi::withoutRules)
                .document(new Notes());

        assertThat(document.at("/paths/~1notes/get/security")).hasToString("[{\"bearerAuth\":[]}]");
    }

    @Test
    void leavesOutBodiesWithoutErrorBodies() throws Throwable {
        JsonNode components = new Described()
                .options(JwtOpenApi::withoutErrorBodies)
                .document(new Notes())
                .get("components");

        assertThat(components.at("/responses/JwtUnauthorized").has("content")).isFalse();
        assertThat(components.has("schemas")).isFalse();
    }

    @Test
    void describesTheHeaderOfAProxy() throws Throwable {
        JsonNode document = new Described()
                .settings(feature -> feature.tokenHeader("X-Token"))
                .document(new Notes(), new Greeting());

        assertThat(document.at("/components/securitySchemes/headerAuth"))
                .hasToString(
                        "{\"type\":\"apiKey\",\"description\":\"An auth token.\",\"name\":\"X-Token\",\"in\":\"header\"}");
        assertThat(document.at("/paths/~1greeting/get/security")).hasToString("[{},{\"headerAuth\":[]}]");
    }

    @Path("/greeting")
    public static final class Greeting {
        @GET
        public String greet(@Auth Optional<Token> token) {
            return token.map(Token::subject).orElse("");
        }
    }

    @Path("/cookies")
    @RequireToken(location = TokenLocation.COOKIE, cookie = "one")
    public static final class Cookies {
        @GET
        public String one() {
            return "one";
        }

        @GET
        @Path("two")
        @RequireToken(
                location = {TokenLocation.HEADER, TokenLocation.COOKIE},
                cookie = "two")
        public String two() {
            return "two";
        }

        @POST
        public String change() {
            return "changed";
        }

        @Path("below")
        public Below below() {
            return new Below();
        }
    }

    public static final class Below {
        @GET
        @RequireToken
        public String header() {
            return "header";
        }

        @GET
        @Path("either")
        @RequireToken(
                location = {TokenLocation.HEADER, TokenLocation.COOKIE},
                cookie = "one")
        public String either() {
            return "either";
        }
    }

    @Test
    void namesSchemesAfterCookies() throws Throwable {
        JsonNode document = new Described().document(new Cookies());

        assertThat(document.at("/paths/~1cookies/get/security")).hasToString("[{\"cookieAuth-one\":[]}]");
        assertThat(document.at("/paths/~1cookies~1two/get/security"))
                .hasToString("[{\"bearerAuth\":[]},{\"cookieAuth-two\":[]}]");
    }

    @Test
    void demandsBothTokensBelowALocatorWithAnotherPlace() throws Throwable {
        JsonNode document = new Described().document(new Cookies());

        assertThat(document.at("/paths/~1cookies~1below/get/security"))
                .hasToString("[{\"cookieAuth-one\":[],\"bearerAuth\":[]}]");
        assertThat(document.at("/paths/~1cookies~1below~1either/get/security"))
                .hasToString("[{\"cookieAuth-one\":[]}]");
    }

    @Test
    void describesForbiddenOnlyWhereAValidTokenMayBeRejected() throws Throwable {
        JsonNode document = new Described().document(new Cookies());

        assertThat(document.at("/paths/~1cookies/get/responses").has("403")).isFalse();
        // A page of another origin may send it.
        assertThat(document.at("/paths/~1cookies/post/responses").has("403")).isTrue();
    }

    @Path("/basic")
    public static final class Basic {
        @GET
        @SecurityRequirement(name = "basicAuth")
        public String basic(@Auth PrincipalImpl user) {
            return user.getName();
        }
    }

    @Test
    void leavesOtherAuthenticationToItsAnnotations() throws Throwable {
        AuthFilter<BasicCredentials, PrincipalImpl> filter = new BasicCredentialAuthFilter.Builder<PrincipalImpl>()
                .setAuthenticator(credentials -> Optional.of(new PrincipalImpl(credentials.getUsername())))
                .buildAuthFilter();
        JsonNode basic = new Described()
                .document(
                        new Basic(),
                        JwtFeature.forOtherPrincipals(new AuthDynamicFeature(filter)),
                        new AuthValueFactoryProvider.Binder<>(PrincipalImpl.class))
                .at("/paths/~1basic/get");

        assertThat(basic.get("security")).hasToString("[{\"basicAuth\":[]}]");
        assertThat(basic.has("requestBody")).isFalse();
        assertThat(basic.get("responses").has("401")).isFalse();
    }

    @Path("/forms")
    public static final class Forms {
        @POST
        @Consumes("text/plain")
        @Open("takes plain text of everybody")
        public String text(String text) {
            return text;
        }

        @POST
        @Consumes("application/json")
        @RequireToken(scope = "json")
        public String json(String json) {
            return json;
        }
    }

    @Test
    void joinsMethodsThatDifferInTheirMediaTypes() throws Throwable {
        JsonNode post = new Described().document(new Forms()).at("/paths/~1forms/post");

        assertThat(post.get("security"))
                .hasSize(2)
                .extracting(JsonNode::toString)
                .contains("{}", "{\"bearerAuth\":[]}");
    }

    /** Has the name of a resource of the bundle. */
    @Path("/auth")
    public static final class SessionResource {
        @POST
        @Path("logout")
        @Open("does nothing")
        public String logout() {
            return "none";
        }
    }

    @Test
    void takesNoOtherEndpointForOneOfTheBundle() throws Throwable {
        JsonNode logout = new Described().document(new SessionResource()).at("/paths/~1auth~1logout/post");

        assertThat(logout.get("security")).hasToString("[]");
        assertThat(logout.has("summary")).isFalse();
    }
}
