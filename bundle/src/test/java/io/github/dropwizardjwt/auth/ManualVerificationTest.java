package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Resource methods may verify a token themselves; the response to an exception is that of the filters. */
class ManualVerificationTest {
    private static final TokenManager UNDECIDED = TokenManager.builder(
                    "test-issuer",
                    KeySet.signing(SigningKey.ofSecret(
                            Algorithm.HS256,
                            "7c9e6679-7425-40de-944b-e07fc1f90ae7".getBytes(StandardCharsets.US_ASCII),
                            null)))
            .revocation(token -> {
                throw new IllegalStateException("jdbc:secret-host is down");
            })
            .build();

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(
                JwtFeature.builder(TestTokens.MANAGER)
                        .unannotated(Unannotated.ALLOW)
                        .errorHandler((request, reason, response) -> response.header("X-Reason", reason))
                        .build(),
                Manual.class);
    }

    @Test
    void rejectedTokenIsAnsweredAsTheFilterAnswersIt() {
        HttpResponse<String> answer = post("x");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"api\", error=\"invalid_token\"");
        assertThat(answer.body()).isEqualTo("{\"code\":401,\"message\":\"The token is not valid for this resource.\"}");
        assertThat(answer.headers().firstValue("X-Reason")).hasValue("MALFORMED");
        assertThat(post(TestTokens.auth("alice")).body()).isEqualTo("alice");
    }

    @Test
    void rejectedTokenIsAProblemForWhoAsksForOne() {
        HttpResponse<String> answer = server.send(server.request("/manual")
                .header("Accept", "text/plain, application/problem+json")
                .POST(HttpRequest.BodyPublishers.ofString("x")));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void rejectedTokenInALocatorIsAnsweredLikewise() {
        assertThat(server.send(server.request("/manual/below").header("X-Token", "x"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(server.request("/manual/below").header("X-Token", TestTokens.auth("alice")))
                        .body())
                .isEqualTo("below");
    }

    @Test
    void whatCannotBeDecidedIsNotBlamedOnTheClient() {
        HttpResponse<String> answer = server.get("/manual/unavailable");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(answer.body()).isEqualTo("{\"code\":503,\"message\":\"Tokens cannot be checked at the moment.\"}");
        assertThat(answer.headers().firstValue("X-Reason")).hasValue("UNAVAILABLE");
    }

    private static HttpResponse<String> post(String token) {
        return server.send(server.request("/manual").POST(HttpRequest.BodyPublishers.ofString(token)));
    }

    @Path("/manual")
    public static final class Manual {
        @POST
        public String verify(String token) {
            return TestTokens.MANAGER.verify(token).subject();
        }

        @Path("/below")
        public Below below(@HeaderParam("X-Token") String token) {
            assertThat(TestTokens.MANAGER.verify(token).subject()).isEqualTo("alice");
            return new Below();
        }

        @GET
        @Path("/unavailable")
        public String unavailable() {
            return UNDECIDED.verify(UNDECIDED.authToken("alice").signed()).subject();
        }
    }
}
