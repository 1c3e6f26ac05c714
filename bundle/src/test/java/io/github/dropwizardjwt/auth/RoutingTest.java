package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.glassfish.jersey.process.Inflector;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, verbs and ways of answering: none gets around a guard, and none that is open is closed by one. */
class RoutingTest {
    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.configured(environment -> {
            environment.jersey().register(TestTokens.feature(Unannotated.ALLOW));
            environment.jersey().register(new Routes());
            environment.jersey().getResourceConfig().registerResources(programmatic());
        });
    }

    private static Resource programmatic() {
        Resource.Builder builder = Resource.builder("/programmatic");
        builder.addMethod("GET").handledBy((Inflector<ContainerRequestContext, String>) request -> "programmatic");
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource({
        "/users/alice, 200",
        "/users/al%69ce, 200",
        "/users/alice/, 200",
        "/users/alice;v=1, 200",
        "/users/alice;x=bob, 200",
        "/users/bob;x=alice, 403",
        "/users/bob, 403",
        "/users/Alice, 403",
        "/users/alice%20, 403",
        "/users/alice%3Bx, 403",
        "/encoded/al%69ce, 200",
        "/twice/alice/alice, 200",
        "/twice/alice/bob, 403",
        "/twice/bob/alice, 403",
        "/files/alice, 200",
        "/files/alice/b, 403",
    })
    void subjectIsComparedWithTheDecodedPathParameter(String path, int status) {
        assertThat(server.get(path, TestTokens.auth("alice")).statusCode()).isEqualTo(status);
        assertThat(server.get(path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice%2Fx", "..%2fbob", "%2e%2e", "a%00", "a%5cb", "%ff"})
    void pathsThatCouldBeReadTwoWaysGetNowhere(String segment) {
        assertThat(server.get("/users/" + segment, TestTokens.auth("alice")).statusCode())
                .isIn(400, 404);
    }

    @Test
    void subjectWithSpecialCharactersIsReached() {
        assertThat(server.get("/users/a%20b%C3%A9", TestTokens.auth("a bé")).body())
                .isEqualTo("a bé");
        // One letter in two ways to write it: not the same code points, not the same subject.
        assertThat(server.get("/users/e%CC%81", TestTokens.auth("é")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void headIsGuardedAsGetIs() {
        assertThat(server.send("HEAD", "/users/alice").statusCode()).isEqualTo(401);
        assertThat(server.send("HEAD", "/users/alice").headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"api\"");
        assertThat(server.send("HEAD", "/users/alice", TestTokens.auth("bob")).statusCode())
                .isEqualTo(403);
        assertThat(server.send("HEAD", "/users/alice", TestTokens.auth("alice")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void optionsUnknownPathsAndWrongVerbsAreAnsweredAsEver(Unannotated unannotated) {
        try (TestServer other = TestServer.with(TestTokens.feature(unannotated), new Routes())) {
            assertThat(other.send("OPTIONS", "/users/alice").statusCode()).isEqualTo(200);
            assertThat(other.send("OPTIONS", "/users/alice").headers().firstValue("Allow"))
                    .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
            assertThat(other.get("/nowhere").statusCode()).isEqualTo(404);
            assertThat(other.send("DELETE", "/users/alice").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void methodsWithoutSecurityAnnotationAreTreatedAsConfigured() {
        assertThat(server.get("/undeclared").body()).isEqualTo("undeclared");
        assertThat(server.get("/programmatic").body()).isEqualTo("programmatic");
        try (TestServer authenticated = TestServer.with(TestTokens.feature(Unannotated.AUTHENTICATED), new Routes())) {
            assertThat(authenticated.get("/undeclared").statusCode()).isEqualTo(401);
            assertThat(authenticated
                            .get("/undeclared", TestTokens.refresh("alice"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(authenticated
                            .get("/undeclared", TestTokens.auth("alice"))
                            .body())
                    .isEqualTo("undeclared");
        }
        try (TestServer denied = TestServer.configured(environment -> {
            environment.jersey().register(TestTokens.feature(Unannotated.DENY));
            environment.jersey().register(new Routes());
            environment.jersey().getResourceConfig().registerResources(programmatic());
        })) {
            assertThat(denied.get("/undeclared", TestTokens.admin("alice")).statusCode())
                    .isEqualTo(403);
            assertThat(denied.get("/programmatic", TestTokens.admin("alice")).statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/async/stage", "/async/suspended", "/async/events"})
    void asynchronousMethodsAreGuardedAndKnowTheirToken(String path) {
        assertThat(server.get(path).statusCode()).isEqualTo(401);
        assertThat(server.get(path, TestTokens.auth("alice")).statusCode()).isEqualTo(403);
        assertThat(server.get(path, TestTokens.admin("alice")).body()).contains("alice alice");
    }

    @Test
    void requestsAtOnceNeverSeeEachOthersToken() {
        List<CompletableFuture<Void>> all = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    String path = List.of("/async/stage", "/async/suspended", "/async/events")
                            .get(i % 3);
                    assertThat(server.get(path, TestTokens.admin("user" + i)).body())
                            .contains("user" + i + " user" + i);
                }))
                .toList();
        all.forEach(CompletableFuture::join);
    }

    @Path("/")
    public static final class Routes {
        @GET
        @Path("/users/{user}")
        @RequireToken(sub = "user")
        public String user(@PathParam("user") String user) {
            return user;
        }

        @GET
        @Path("/encoded/{user}")
        @RequireToken(sub = "user")
        public String encoded(@Encoded @PathParam("user") String user) {
            return user;
        }

        @GET
        @Path("/twice/{user}/{user}")
        @RequireToken(sub = "user")
        public String twice() {
            return "twice";
        }

        @GET
        @Path("/files/{user: .+}")
        @RequireToken(sub = "user")
        public String files(@PathParam("user") String user) {
            return user;
        }

        @GET
        @Path("/undeclared")
        public String undeclared() {
            return "undeclared";
        }

        @POST
        @Path("/undeclared")
        @RequireToken
        public String declared() {
            return "declared";
        }

        @GET
        @Path("/async/stage")
        @RequireToken(scope = "admin")
        public CompletionStage<String> stage(@Auth Token token, @Context SecurityContext context) {
            return CompletableFuture.supplyAsync(
                    () -> token.subject() + " " + context.getUserPrincipal().getName());
        }

        @GET
        @Path("/async/suspended")
        @RequireToken(scope = "admin")
        public void suspended(@Suspended AsyncResponse response, @Auth Token token, @Context SecurityContext context) {
            Thread answering = new Thread(() -> response.resume(
                    token.subject() + " " + context.getUserPrincipal().getName()));
            answering.start();
        }

        @GET
        @Path("/async/events")
        @Produces("text/event-stream")
        @RequireToken(scope = "admin")
        public void events(
                @Context SseEventSink sink, @Context Sse sse, @Auth Token token, @Context SecurityContext context) {
            sink.send(sse.newEvent(
                            token.subject() + " " + context.getUserPrincipal().getName()))
                    .thenRun(sink::close);
        }
    }
}
