package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a handler may make of a rejection, by a filter, a locator and a resource method. */
class ErrorHandlerTest {
    private static final String CHALLENGE = "Bearer realm=\"api\"";

    /** By the name that the request gives. */
    private static final Map<String, Consumer<Response.ResponseBuilder>> CHANGES = new LinkedHashMap<>();

    static {
        CHANGES.put("redirect", answer -> answer.status(303).location(URI.create("/login")));
        CHANGES.put("location", answer -> answer.entity("login").location(URI.create("/login")));
        CHANGES.put("location-in-lower-case", answer -> answer.header("location", "/login"));
        CHANGES.put("ok", answer -> answer.status(200).entity("welcome"));
        CHANGES.put("server-error", answer -> answer.status(500));
        CHANGES.put("other-rejection", answer -> answer.status(403, "Unauthorized"));
        CHANGES.put(
                "other-challenge",
                answer -> answer.header("WWW-Authenticate", null).header("WWW-Authenticate", "Basic realm=\"api\""));
        CHANGES.put("second-challenge", answer -> answer.header("www-authenticate", "Basic realm=\"api\""));
        CHANGES.put("no-challenge", answer -> answer.header("WWW-Authenticate", null));
        CHANGES.put("no-headers", answer -> answer.replaceAll(null));
        CHANGES.put("fails", answer -> {
            throw new IllegalStateException("no");
        });
        CHANGES.put(
                "allowed",
                answer -> answer.status(answer.build().getStatus(), "Go away")
                        .entity("<p>")
                        .type("text/html")
                        .header("Set-Cookie", "auth_token=; Max-Age=0"));
    }

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = started();
    }

    private static TestServer started() {
        return TestServer.with(
                JwtFeature.builder(TestTokens.MANAGER)
                        .errorHandler((request, reason, answer) ->
                                CHANGES.get(request.getHeaderString("X-Change")).accept(answer))
                        .build(),
                Rejecting.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redirect",
                "location",
                "location-in-lower-case",
                "ok",
                "server-error",
                "other-rejection",
                "other-challenge",
                "second-challenge",
                "no-challenge",
                "no-headers",
                "fails"
            })
    void usualAnswerIsSentForWhatTheContractDoesNotAllow(String change) {
        for (String path : List.of("/rejecting/filter", "/rejecting/locator/below", "/rejecting/manual")) {
            HttpResponse<String> answer = rejected(server, path, change);

            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().allValues("WWW-Authenticate")).as(path).hasSize(1);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith(CHALLENGE);
            assertThat(answer.headers().firstValue("Location")).as(path).isEmpty();
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.body()).as(path).startsWith("{\"code\":401,");
        }
    }

    @Test
    void bodyPhraseAndFurtherHeadersAreTheHandlers() {
        for (String path : List.of("/rejecting/filter", "/rejecting/locator/below", "/rejecting/manual")) {
            HttpResponse<String> answer = rejected(server, path, "allowed");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().allValues("WWW-Authenticate")).hasSize(1);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/html");
            assertThat(answer.headers().firstValue("Set-Cookie")).hasValue("auth_token=; Max-Age=0");
            assertThat(answer.body()).isEqualTo("<p>");
        }
    }

    @ParameterizedTest
    @CsvSource({"redirect, another status code", "no-challenge, another WWW-Authenticate", "location, a Location"})
    void isSaidOnceInTheLog(String change, String problem) {
        try (TestServer fresh = started();
                Logs logs = new Logs()) {
            for (int i = 0; i < 3; i++) {
                rejected(fresh, "/rejecting/filter", change);
                rejected(fresh, "/rejecting/locator/below", change);
            }

            assertThat(logs.lines().stream().filter(line -> line.startsWith("WARN")))
                    .containsExactly("WARN The TokenErrorHandler set " + problem
                            + "; the default response is sent instead. It may set only the body, the media type "
                            + "and other headers. This is logged once");
        }
    }

    @Test
    void failureIsLoggedOncePerTypeOfException() {
        try (TestServer fresh = started();
                Logs logs = new Logs()) {
            for (int i = 0; i < 3; i++) {
                rejected(fresh, "/rejecting/filter", "fails");
            }

            assertThat(logs.lines().stream().filter(line -> line.startsWith("WARN")))
                    .containsExactly(
                            "WARN The TokenErrorHandler failed; the default response is sent. Logged once per type "
                                    + "of exception");
        }
    }

    private static HttpResponse<String> rejected(TestServer server, String path, String change) {
        return server.send(server.request(path).header("X-Change", change));
    }

    @Path("/rejecting")
    public static final class Rejecting {
        @GET
        @Path("/filter")
        @RequireToken
        public String filter() {
            return "filter";
        }

        @Path("/locator")
        @RequireToken
        public Below locator() {
            return new Below();
        }

        @GET
        @Path("/manual")
        @PermitAll
        public String manual() {
            return TestTokens.MANAGER.verify("x").subject();
        }
    }

    public static final class Below {
        @GET
        @Path("/below")
        public String get() {
            return "below";
        }
    }
}
