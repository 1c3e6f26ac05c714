package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts is the request that reaches the resource method, not the one that the client began. */
class RewritingTest {
    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(
                TestTokens.feature(), Verbs.class, Users.class, Forwarding.class, new RewritingFilter());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "POST"})
    void everyVerbIsGuarded(String verb) {
        assertThat(server.send(verb, "/verbs").statusCode()).isEqualTo(401);
        assertThat(server.send(verb, "/verbs", TestTokens.auth("alice")).statusCode())
                .isEqualTo(200);
    }

    /** Dropwizard lets no client send a verb of the application's own, but a filter may. */
    @ParameterizedTest
    @ValueSource(strings = {"PURGE", "POST"})
    void verbThatAFilterPutsInPlaceIsGuarded(String verb) {
        assertThat(server.send(server.request("/verbs").header("X-Method", verb))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(server.request("/verbs")
                                .header("X-Method", verb)
                                .header("Authorization", "Bearer " + TestTokens.auth("alice")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void pathThatAFilterPutsInPlaceIsTheOneCompared() {
        assertThat(rewritten("/users/alice", "/users/bob", "alice").statusCode())
                .isEqualTo(403);
        assertThat(rewritten("/users/bob", "/users/alice", "alice").body()).isEqualTo("alice");
        assertThat(rewritten("/open", "/users/alice", "bob").statusCode()).isEqualTo(403);
    }

    /** Servlet attributes survive a forward; the token in them was asked for by another method. */
    @ParameterizedTest
    @ValueSource(strings = {"required", "optional"})
    void refreshTokenIsNoAuthTokenAfterAForward(String target) {
        HttpResponse<String> answer = server.get("/forward/refresh/" + target, TestTokens.refresh("alice"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("REFRESH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "optional"})
    void authTokenIsVerifiedAgainAfterAForward(String target) {
        assertThat(server.get("/forward/auth/" + target, TestTokens.auth("alice"))
                        .body())
                .isEqualTo("AUTH alice");
    }

    private static HttpResponse<String> rewritten(String path, String target, String subject) {
        return server.send(server.request(path)
                .header("X-Target", target)
                .header("Authorization", "Bearer " + TestTokens.auth(subject)));
    }

    @HttpMethod("PURGE")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Purge {}

    @Path("/verbs")
    @RequireToken
    public static final class Verbs {
        @Purge
        public String purge() {
            return "purged";
        }

        @HEAD
        public String head() {
            return "";
        }

        @OPTIONS
        public String options() {
            return "options";
        }

        @POST
        public String post() {
            return "posted";
        }
    }

    @Path("/users/{user}")
    public static final class Users {
        @GET
        @RequireToken(sub = "user")
        public String get(@PathParam("user") String user) {
            return user;
        }
    }

    @Path("/forward")
    public static final class Forwarding {
        @GET
        @Path("/refresh/{target}")
        @RequireToken(type = TokenType.REFRESH)
        public void refresh(
                @PathParam("target") String target,
                @Context HttpServletRequest request,
                @Context HttpServletResponse response)
                throws ServletException, IOException {
            request.getRequestDispatcher("/forward/" + target).forward(request, response);
        }

        @GET
        @Path("/auth/{target}")
        @RequireToken
        public void auth(
                @PathParam("target") String target,
                @Context HttpServletRequest request,
                @Context HttpServletResponse response)
                throws ServletException, IOException {
            request.getRequestDispatcher("/forward/" + target).forward(request, response);
        }

        @GET
        @Path("/required")
        public String required(@Auth Token token) {
            return token.type() + " " + token.subject();
        }

        @GET
        @Path("/optional")
        public String optional(@Auth Optional<Token> token) {
            return token.map(this::required).orElse("nobody");
        }
    }

    @PreMatching
    public static final class RewritingFilter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            String method = request.getHeaderString("X-Method");
            if (method != null) {
                request.setMethod(method);
            }
            String target = request.getHeaderString("X-Target");
            if (target != null) {
                request.setRequestUri(request.getUriInfo().getBaseUri().resolve(target));
            }
        }
    }
}
