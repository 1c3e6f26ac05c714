package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.auth.error.TokenErrorHandler;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A locator's rejection is an exception within Jersey; the application's own mappers do not make another answer of it.
 */
class LocatorRejectionTest {
    @Test
    void mapperOfEverythingDoesNotReplaceTheRejection() {
        HttpResponse<String> answer = rejection((request, reason, response) -> {});
        assertRejected(answer);
        assertThat(answer.body())
                .isEqualTo("{\"code\":401,\"message\":\"A token is required to access this resource.\"}");
    }

    @Test
    void mapperOfEverythingDoesNotReplaceARejectionThatAHandlerTookTheBodyFrom() {
        HttpResponse<String> answer = rejection((request, reason, response) -> response.entity(null));
        assertRejected(answer);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain;q=abc", "nonsense", "text/plain;q=2", "text/"})
    void acceptHeaderThatCannotBeReadAsksForNoProblem(String accept) {
        try (TestServer server = TestServer.with(TestTokens.feature(), new Root())) {
            HttpResponse<String> answer =
                    server.send(server.request("/root/below").header("Accept", accept));
            assertRejected(answer);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        }
    }

    private static HttpResponse<String> rejection(TokenErrorHandler handler) {
        try (TestServer server = TestServer.with(
                JwtFeature.builder(TestTokens.MANAGER).errorHandler(handler).build(),
                new Root(),
                new MapperOfEverything())) {
            return server.get("/root/below");
        }
    }

    private static void assertRejected(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"api\"");
    }

    @Path("/root")
    public static final class Root {
        @Path("/below")
        @RequireToken
        public Below below() {
            return new Below();
        }
    }

    public static final class MapperOfEverything implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable e) {
            return Response.ok("mapped").build();
        }
    }
}
