package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens in the header of a proxy. */
class TokenHeaderTest {
    private static final String HEADER = "X-Access-Token";

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(
                JwtFeature.builder(TestTokens.MANAGER).tokenHeader(HEADER).build(), new Resource());
    }

    /** Sends pairs of names and values. */
    private static HttpResponse<String> get(String path, String... headers) {
        var request = server.request(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.send(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "implied", "optional", "either"})
    void isTheWholeValueOfTheHeader(String path) {
        String alice = TestTokens.auth("alice");
        assertThat(get("/" + path, HEADER, alice).body()).isEqualTo("alice");
        assertThat(get("/" + path, "x-access-token", alice).body()).isEqualTo("alice");
        assertThat(get("/" + path, HEADER, alice, "Authorization", "Basic YTpi").body())
                .isEqualTo("alice");
        assertThat(get("/" + path, HEADER, "Bearer " + alice).statusCode()).isEqualTo(401);
        assertThat(get("/" + path, HEADER, alice + "," + alice).statusCode()).isEqualTo(401);
        assertThat(get("/" + path, HEADER, "bad").statusCode()).isEqualTo(401);
        assertThat(get("/" + path, HEADER, TestTokens.refresh("alice")).statusCode())
                .isEqualTo(401);
        assertThat(get("/" + path, HEADER, alice, HEADER, alice).statusCode()).isEqualTo(400);
    }

    /** What the client itself sends there has not passed the proxy. */
    @ParameterizedTest
    @ValueSource(strings = {"required", "implied", "either"})
    void isNotLookedForInAuthorization(String path) {
        HttpResponse<String> response = get("/" + path, "Authorization", "Bearer " + TestTokens.auth("alice"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"api\"");
        assertThat(get("/" + path).statusCode()).isEqualTo(401);
        assertThat(get("/" + path, HEADER, "").statusCode()).isEqualTo(401);
    }

    @Test
    void isOptionalWhereTokensAre() {
        assertThat(get("/optional").body()).isEqualTo("nobody");
        assertThat(get("/optional", HEADER, "").body()).isEqualTo("nobody");
        assertThat(get("/optional", "Authorization", "Bearer " + TestTokens.auth("alice"))
                        .body())
                .isEqualTo("nobody");
    }

    @Test
    void aCookieBesideItIsASecondToken() {
        String alice = TestTokens.auth("alice");
        assertThat(get("/either", "Cookie", "session=" + alice).body()).isEqualTo("alice");
        assertThat(get("/either", HEADER, alice, "Cookie", "session=" + alice).statusCode())
                .isEqualTo(400);
        assertThat(get("/either", HEADER, "bad", "Cookie", "session=" + alice).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "X Token",
                "X-Token:",
                "tökén",
                "Authorization",
                "authorization",
                "COOKIE",
                "Proxy-Authorization"
            })
    void rejectsWhatCannotBeSuchAHeader(String name) {
        assertThatThrownBy(() -> JwtFeature.builder(TestTokens.MANAGER).tokenHeader(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No header with a token as its value has such a name");
    }

    @Test
    void isAuthorizationAgainWithoutAName() {
        JwtFeature feature = JwtFeature.builder(TestTokens.MANAGER)
                .tokenHeader(HEADER)
                .tokenHeader(null)
                .build();
        try (TestServer usual = TestServer.with(feature, new Resource())) {
            var request = usual.request("/required").header("Authorization", "Bearer " + TestTokens.auth("alice"));
            assertThat(usual.send(request).body()).isEqualTo("alice");
        }
    }

    @Path("/")
    public static final class Resource {
        @GET
        @Path("required")
        @RequireToken
        public String required(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("implied")
        public String implied(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("optional")
        public String optional(@Auth Optional<Token> token) {
            return token.map(Token::subject).orElse("nobody");
        }

        @GET
        @Path("either")
        @RequireToken(
                location = {TokenLocation.HEADER, TokenLocation.COOKIE},
                cookie = "session")
        public String either(@Auth Token token) {
            return token.subject();
        }
    }
}
