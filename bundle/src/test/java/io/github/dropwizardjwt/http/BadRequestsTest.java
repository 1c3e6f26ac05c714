package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing that a client sends to a guarded route gives a 500, or lets it in. */
class BadRequestsTest {
    private static final int REQUESTS = 5200;
    private static final long SEED = 20261123;
    /** The scheme, with nothing after it that could be part of another scheme's name (RFC 9110 §5.6.2). */
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer(?![\\w!#$%&'*+.^`|~-])");

    private static final List<String> PATHS = List.of(
            "/required",
            "/optional",
            "/parameter",
            "/cookie",
            "/locator/below",
            "/users/alice",
            "/tenants/acme",
            "/scope");

    @Path("/")
    public static class Resources {
        @GET
        @Path("required")
        @RequireToken
        public String required() {
            return "required";
        }

        @GET
        @Path("optional")
        public String optional(@Auth Optional<Token> token) {
            return token.map(Token::subject).orElse("nobody");
        }

        @GET
        @Path("parameter")
        public String parameter(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("cookie")
        @RequireToken(location = TokenLocation.COOKIE, cookie = "auth_token")
        public String cookie(@Auth Token token) {
            return token.subject();
        }

        @Path("locator")
        @RequireToken
        public Below locator(@Auth Token token) {
            return new Below(token);
        }

        @GET
        @Path("users/{username}")
        @RequireToken(sub = "username")
        public String user(@PathParam("username") String username) {
            return username;
        }

        @GET
        @Path("tenants/{tenant}")
        @RequireToken(claims = "tenant={tenant}", override = "admin")
        public String tenant() {
            return "tenant";
        }

        @GET
        @Path("scope")
        @RequireToken(scope = {"read", "level=3"})
        public String scope() {
            return "scope";
        }
    }

    public static class Below {
        private final Token token;

        Below(Token token) {
            this.token = token;
        }

        @GET
        @Path("below")
        public String get() {
            return token.subject();
        }
    }

    @Test
    void neverGiveAServerErrorAndAreNeverLetIn() {
        JwtConfiguration settings = new JwtConfiguration();
        settings.setIssuer("example-service");
        settings.setAlgorithm(Algorithm.HS256);
        settings.setSecret(SECRET);
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        try (TestServer server = TestServer.start(
                settings, bundle, environment -> environment.jersey().register(new Resources()))) {
            Map<Integer, Integer> answers = new TreeMap<>();
            BadTokens bad =
                    new BadTokens(SEED, bundle.tokens().authToken("alice").signed());
            System.out.println("BadRequestsTest: seed " + SEED);
            for (int i = 0; i < REQUESTS; i++) {
                String path = PATHS.get(i % PATHS.size());
                String header = path.equals("/cookie") ? "Cookie" : "Authorization";
                String value = path.equals("/cookie") ? bad.nextCookie() : bad.nextHeader();
                int status = send(server, path, header, value);

                assertThat(status)
                        .as("request %s: GET %s with %s: %s", i, path, header, value)
                        .isIn(allowed(path, value));
                answers.merge(status, 1, Integer::sum);
            }
            System.out.println("BadRequestsTest: " + answers);
            assertThat(answers).containsKeys(400, 401);
            assertGoodTokensStillWork(server, bundle.tokens());
        }
    }

    /** Where a token is optional, the credentials of another scheme are none. */
    private static Set<Integer> allowed(String path, String value) {
        return path.equals("/optional") && !BEARER.matcher(value).lookingAt()
                ? Set.of(200, 400, 401, 431)
                : Set.of(400, 401, 403, 404, 431);
    }

    private static int send(TestServer server, String path, String header, String value) {
        HttpRequest.Builder request = server.request(path);
        try {
            request.header(header, value);
        } catch (IllegalArgumentException e) {
            // The client rejects some characters; a server may meet them.
            String answer = server.raw(path, header + ": " + value);
            return Integer.parseInt(answer.substring(9, 12));
        }
        return server.send(request).statusCode();
    }

    private static void assertGoodTokensStillWork(TestServer server, TokenManager tokens) {
        String good = tokens.authToken("alice", List.of("read"), Map.of("tenant", "acme"))
                .signed();
        List<Integer> answers = new ArrayList<>();
        for (String path : PATHS) {
            answers.add(
                    path.equals("/cookie")
                            ? send(server, path, "Cookie", "auth_token=" + good)
                            : send(server, path, "Authorization", "Bearer " + good));
        }
        assertThat(answers).containsExactly(200, 200, 200, 200, 200, 200, 200, 403);
        assertThat(send(
                        server,
                        "/scope",
                        "Authorization",
                        "Bearer "
                                + tokens.authToken("alice", Map.of("read", true, "level", 3))
                                        .signed()))
                .isEqualTo(200);
    }
}
