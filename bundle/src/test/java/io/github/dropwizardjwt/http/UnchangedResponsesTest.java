package io.github.dropwizardjwt.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.CandidateToken;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The same service with and without candidates: each byte of each response is the same. */
class UnchangedResponsesTest {
    private static final List<String> PATHS = List.of(
            "GET /things/guarded",
            "HEAD /things/guarded",
            "OPTIONS /things/guarded",
            "PUT /things/guarded",
            "GET /things/guarded;a=b?c=d",
            "GET /things/of/alice",
            "GET /things/of/b%6Fb",
            "GET /things/open",
            "GET /things/optional",
            "GET /things/checked",
            "GET /things/denied",
            "GET /things/nothing",
            "GET /things/moved",
            "GET /things/failing",
            "GET /things/later",
            "POST /things/guarded",
            "GET /things/below/7",
            "GET /things/below/x",
            "GET /things/undeclared",
            "GET /things/unknown");

    private final AtomicInteger reported = new AtomicInteger();

    @Test
    void areTheSameWhateverTheCandidateDoes() throws Exception {
        JwtBundle<Host> without = bundle();
        JwtBundle<Host> with = bundle();
        try (TestServer plain = start(without, new Things(), "unannotated: ALLOW");
                TestServer watched =
                        start(with, new WatchedThings(), "unannotated: ALLOW\ncandidateUnannotated: DENY")) {
            List<String[]> headers = headers(without.tokens());
            Set<String> statuses = new TreeSet<>();
            for (String path : PATHS) {
                for (String[] lines : headers) {
                    String expected = comparable(plain.rawRequest(path, lines));
                    assertThat(comparable(watched.rawRequest(path, lines)))
                            .as("%s %s", path, List.of(lines))
                            .isEqualTo(expected);
                    statuses.add(expected.substring(9, 12));
                }
            }
            assertThat(statuses).contains("200", "204", "303", "400", "401", "403", "404", "405", "500", "503");
        }
        assertThat(reported).hasValueGreaterThan(40);
    }

    private JwtBundle<Host> bundle() {
        return new JwtBundle<Host>(Host::getJwt)
                .withCheck("down", List.of(), (token, path) -> {
                    throw new IllegalStateException("down");
                })
                .withCheck("overflowing", List.of(), (token, path) -> isOverflowing(0))
                .withCheck("revoked", List.of(), (token, path) -> {
                    throw new TokenRejectedException(Reason.REVOKED, token);
                })
                .withRevocation(token -> {
                    if (token.subject().equals("carol")) {
                        throw new IllegalStateException("no answer");
                    }
                    return false;
                })
                .withEvents(new JwtEventListener() {
                    @Override
                    public void wouldReject(Decision decision) {
                        reported.incrementAndGet();
                        throw new AssertionError("broken");
                    }
                });
    }

    @SuppressWarnings("InfiniteRecursion")
    private static boolean isOverflowing(int depth) {
        return isOverflowing(depth + 1);
    }

    private static TestServer start(JwtBundle<Host> bundle, Things things, String settings) throws Exception {
        return TestServer.start(
                Sections.read("issuer: tests", "algorithm: HS256", "keyId: k", "secret: " + Sections.SECRET, settings),
                bundle,
                environment -> environment.jersey().register(things));
    }

    private static List<String[]> headers(TokenManager tokens) {
        String alice = bearer(tokens.authToken("alice"));
        List<String[]> headers = new ArrayList<>();
        headers.add(new String[] {"Accept: */*"});
        headers.add(new String[] {alice});
        headers.add(new String[] {alice, "Accept: application/problem+json"});
        headers.add(new String[] {bearer(tokens.authToken("bob", "s", Map.of("admin", true)))});
        headers.add(new String[] {bearer(tokens.refreshToken("alice"))});
        headers.add(new String[] {bearer(tokens.authToken("carol"))});
        headers.add(new String[] {alice, alice});
        headers.add(new String[] {alice + "x"});
        headers.add(new String[] {"Authorization: Bearer"});
        headers.add(new String[] {"Authorization: Basic YTpi"});
        return headers;
    }

    private static String bearer(Token token) {
        return "Authorization: Bearer " + token.signed();
    }

    /** Without the time, and the number that Dropwizard gives to each error. */
    private static String comparable(String response) {
        return response.replaceFirst("(?m)^Date: .*$", "").replaceFirst("ID [0-9a-f]{16}", "ID");
    }

    @Path("/things")
    public static class Things {
        @GET
        @Path("guarded")
        @RequireToken
        public String guarded(@Auth Token token) {
            return token.subject();
        }

        @POST
        @Path("guarded")
        @RequireToken(scope = "s")
        public void post() {}

        @GET
        @Path("of/{name}")
        @RequireToken(sub = "name", override = "admin")
        public String of(@PathParam("name") String name) {
            return name;
        }

        @GET
        @Path("open")
        @PermitAll
        public String open(@Context SecurityContext context) {
            return "open to " + context.getUserPrincipal() + context.getAuthenticationScheme();
        }

        @GET
        @Path("undeclared")
        public String undeclared() {
            return "undeclared";
        }

        @GET
        @Path("optional")
        public String optional(@Auth Optional<Token> token) {
            return token.map(Token::subject).orElse("nobody");
        }

        @GET
        @Path("checked")
        @RequireToken(check = "down", override = "admin")
        public String checked() {
            return "checked";
        }

        @GET
        @Path("denied")
        @DenyAll
        public String denied() {
            return "denied";
        }

        @GET
        @Path("nothing")
        @RequireToken
        public void nothing() {}

        @GET
        @Path("moved")
        @RequireToken
        public Response moved() {
            return Response.seeOther(URI.create("/things/open")).build();
        }

        @GET
        @Path("failing")
        @RequireToken
        public String failing() {
            throw new IllegalStateException("failing");
        }

        @GET
        @Path("later")
        @RequireToken
        public CompletionStage<String> later() {
            return CompletableFuture.supplyAsync(() -> "later");
        }

        @Path("below/{id}")
        @RequireToken
        public Thing below(@PathParam("id") int id) {
            return new Thing();
        }
    }

    public static final class Thing {
        @GET
        @RequireToken(scope = "s")
        @CandidateToken(check = "revoked")
        public String get() {
            return "thing";
        }
    }

    public static final class WatchedThings extends Things {
        @Override
        @CandidateToken(scope = "more")
        public String guarded(Token token) {
            return super.guarded(token);
        }

        @Override
        @CandidateToken(check = "overflowing")
        public void post() {
            super.post();
        }

        @Override
        @CandidateToken(sub = "name")
        public String of(String name) {
            return super.of(name);
        }

        @Override
        @CandidateToken(check = "revoked")
        public String open(SecurityContext context) {
            return super.open(context);
        }

        @Override
        @CandidateToken(check = "down")
        public String optional(Optional<Token> token) {
            return super.optional(token);
        }

        @Override
        @CandidateToken(check = "overflowing")
        public String checked() {
            return super.checked();
        }

        @Override
        @CandidateToken(claims = "more")
        public String denied() {
            return super.denied();
        }

        @Override
        @CandidateToken(check = "overflowing")
        public void nothing() {
            super.nothing();
        }

        @Override
        @CandidateToken(check = "revoked")
        public Response moved() {
            return super.moved();
        }

        @Override
        @CandidateToken(check = "down")
        public String failing() {
            return super.failing();
        }

        @Override
        @CandidateToken(check = "down")
        public CompletionStage<String> later() {
            return super.later();
        }

        @Override
        @CandidateToken(check = "overflowing")
        public Thing below(int id) {
            return super.below(id);
        }
    }
}
