package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The responses to rejected requests (RFC 6750 §3, RFC 9457), over a real connection. */
class ErrorContractTest {
    private static final String NO_TOKEN = "Bearer realm=\"api\"";
    private static final String INVALID_REQUEST = NO_TOKEN + ", error=\"invalid_request\"";
    private static final String INVALID_TOKEN = NO_TOKEN + ", error=\"invalid_token\"";
    private static final String INSUFFICIENT = NO_TOKEN + ", error=\"insufficient_scope\"";

    @AutoClose
    private static TestServer server;

    private static TokenManager tokens;

    @Path("/")
    public static class Resources {
        @GET
        @Path("header")
        @RequireToken
        public String header(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("cookie")
        @RequireToken(location = TokenLocation.COOKIE, cookie = "auth_token")
        public String cookie(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("optional")
        public String optional(@Auth Optional<Token> token) {
            return token.map(Token::subject).orElse("nobody");
        }

        @GET
        @Path("refresh")
        @RequireToken(type = TokenType.REFRESH)
        public String refresh() {
            return "refresh";
        }

        @GET
        @Path("scope")
        @RequireToken(scope = {"read", "write"})
        public String scope() {
            return "scope";
        }

        @GET
        @Path("claim")
        @RequireToken(claims = "tenant=acme")
        public String claim() {
            return "claim";
        }

        @GET
        @Path("users/{username}")
        @RequireToken(sub = "username")
        public String subject() {
            return "subject";
        }
    }

    @BeforeAll
    static void start() {
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        server = TestServer.start(
                settings(), bundle, environment -> environment.jersey().register(new Resources()));
        tokens = bundle.tokens();
    }

    /** What is asked, and what is answered. */
    record Row(String path, String authorization, int status, String challenge, String message, String reason) {}

    static Stream<Row> contract() {
        String missing = "A token is required to access this resource.";
        String malformed = "The request must carry exactly one well-formed token.";
        String invalid = "The token is not valid for this resource.";
        String insufficient = "The token does not grant access to this resource.";
        String good = tokens.authToken("alice").signed();
        JwtConfiguration otherIssuer = settings();
        otherIssuer.setIssuer("other-service");
        JwtConfiguration withAudience = settings();
        withAudience.setAudience(List.of("orders"));
        JwtConfiguration otherKey = settings();
        otherKey.setSecret(new StringBuilder(SECRET).reverse().toString());
        Clock now = Clock.systemUTC();
        Clock hourAgo = Clock.offset(now, Duration.ofHours(-1).minusSeconds(1));
        Clock tomorrow = Clock.offset(now, Duration.ofDays(1));
        return Stream.of(
                new Row("/header", null, 401, NO_TOKEN, missing, "NO_TOKEN"),
                new Row("/cookie", "Bearer " + good, 401, NO_TOKEN, missing, "NO_TOKEN"),
                new Row("/header", "Basic YWxpY2U6cGFzc3dvcmQ=", 401, NO_TOKEN, missing, "NO_TOKEN"),
                new Row("/header", "Bearer", 400, INVALID_REQUEST, malformed, "MALFORMED_CREDENTIALS"),
                new Row("/header", "Bearer x y", 400, INVALID_REQUEST, malformed, "MALFORMED_CREDENTIALS"),
                bearer("/header", "x", INVALID_TOKEN, invalid, "MALFORMED"),
                bearer("/header", good + "=", INVALID_TOKEN, invalid, "MALFORMED"),
                bearer(
                        "/header",
                        good.substring(0, good.length() - 4) + "AAAA",
                        INVALID_TOKEN,
                        invalid,
                        "BAD_SIGNATURE"),
                bearer(
                        "/header",
                        Sections.manager(otherKey, now).authToken("alice"),
                        INVALID_TOKEN,
                        invalid,
                        "UNKNOWN_KEY"),
                bearer(
                        "/header",
                        Sections.manager(otherIssuer, now).authToken("alice"),
                        INVALID_TOKEN,
                        invalid,
                        "WRONG_ISSUER"),
                bearer(
                        "/header",
                        Sections.manager(withAudience, now).authToken("alice"),
                        INVALID_TOKEN,
                        invalid,
                        "WRONG_AUDIENCE"),
                bearer(
                        "/header",
                        Sections.manager(settings(), hourAgo).authToken("alice"),
                        INVALID_TOKEN,
                        invalid,
                        "EXPIRED"),
                bearer(
                        "/header",
                        Sections.manager(settings(), tomorrow).authToken("alice"),
                        INVALID_TOKEN,
                        invalid,
                        "ISSUED_IN_THE_FUTURE"),
                bearer("/header", tokens.refreshToken("alice"), INVALID_TOKEN, invalid, "WRONG_TYPE"),
                bearer("/refresh", tokens.authToken("alice"), INVALID_TOKEN, invalid, "WRONG_TYPE"),
                bearer("/optional", tokens.refreshToken("alice"), INVALID_TOKEN, invalid, "WRONG_TYPE"),
                bearer(
                        "/scope",
                        tokens.authToken("alice", "read"),
                        INSUFFICIENT + ", scope=\"read write\"",
                        insufficient,
                        "SCOPE_MISSING"),
                bearer(
                        "/claim",
                        tokens.authToken("alice", null, Map.of("tenant", "umbrella")),
                        INSUFFICIENT,
                        insufficient,
                        "CLAIM_MISSING"),
                bearer("/users/bob", tokens.authToken("alice"), INSUFFICIENT, insufficient, "SUBJECT_MISMATCH"));
    }

    private static Row bearer(String path, Token token, String challenge, String message, String reason) {
        return bearer(path, token.signed(), challenge, message, reason);
    }

    private static Row bearer(String path, String token, String challenge, String message, String reason) {
        int status = challenge.startsWith(INSUFFICIENT) ? 403 : 401;
        return new Row(path, "Bearer " + token, status, challenge, message, reason);
    }

    @ParameterizedTest
    @MethodSource("contract")
    void answersAsTheContractSays(Row row) {
        try (Logs logs = new Logs()) {
            HttpResponse<String> answer = get(row.path(), row.authorization(), null);

            assertThat(answer.statusCode()).isEqualTo(row.status());
            assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(row.challenge());
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.body())
                    .isEqualTo("{\"code\":" + row.status() + ",\"message\":\"" + row.message() + "\"}");
            assertThat(logs.lines())
                    .singleElement()
                    .asString()
                    .matches("DEBUG Rejected: " + row.reason()
                            + ", kid \\S+, issuer (unknown|example-service), GET /\\S+ \\(Resources#\\w+\\)");
            assertShowsNothingOf(row.authorization(), answer, logs.lines());
        }
    }

    private static void assertShowsNothingOf(String authorization, HttpResponse<String> answer, List<String> logged) {
        String shown = answer.body() + answer.headers().map();
        assertThat(shown).doesNotContain("alice", "umbrella", "io.github", "Exception");
        if (authorization != null && authorization.length() > 40) {
            for (String segment : authorization.substring("Bearer ".length()).split("\\.", -1)) {
                assertThat(shown).doesNotContain(segment);
                assertThat(String.join("\n", logged)).doesNotContain(segment);
            }
            assertThat(shown)
                    .doesNotContain((String) tokens.authToken("a").header().get("kid"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/problem+json                        | true",
                "application/json, application/problem+json      | true",
                "application/problem+json;q=0.1, */*             | true",
                "Application/Problem+JSON                        | true",
                "application/problem+json;charset=utf-8          | true",
                "application/json, application/problem+json;q=0  | false",
                "application/json                                | false",
                "*/*                                             | false",
                "application/*                                   | false",
                "text/html                                       | false"
            })
    void sendsAProblemToWhoAsksForOne(String accept, boolean problem) {
        HttpResponse<String> answer = get("/header", null, accept);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(NO_TOKEN);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue(problem ? "application/problem+json" : "application/json");
        assertThat(answer.body())
                .isEqualTo(
                        problem
                                ? "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                                        + "\"detail\":\"A token is required to access this resource.\"}"
                                : "{\"code\":401,\"message\":\"A token is required to access this resource.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?access_token=T", "?token=T", "?Authorization=Bearer%20T"})
    void readsNoTokenFromTheQuery(String query) {
        assertThat(raw("/header" + query.replace("T", tokens.authToken("alice").signed())))
                .startsWith("HTTP/1.1 401")
                .contains("WWW-Authenticate: " + NO_TOKEN + "\r\n");
    }

    private static String raw(String path, String... headers) {
        String token = tokens.authToken("alice").signed();
        List<String> lines = new ArrayList<>();
        for (String header : headers) {
            int value = header.indexOf(':') + 1;
            lines.add(header.substring(0, value) + withToken(header.substring(value), token));
        }
        return server.raw(path, lines.toArray(String[]::new));
    }

    /** A T that stands alone is the token. */
    private static String withToken(String value, String token) {
        return value.replaceAll("(?<![A-Za-z_])T(?![A-Za-z])", token);
    }

    private static HttpResponse<String> get(String path, String authorization, String accept) {
        var request = server.request(path);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (accept != null) {
            request.header("Accept", accept);
        }
        return server.send(request);
    }

    private static JwtConfiguration settings() {
        JwtConfiguration settings = new JwtConfiguration();
        settings.setIssuer("example-service");
        settings.setAlgorithm(Algorithm.HS256);
        settings.setSecret(SECRET);
        return settings;
    }

    @Nested
    class AuthorizationHeader {
        @ParameterizedTest
        @ValueSource(strings = {"Bearer T", "bearer T", "BEARER T", "Bearer  T", "beArer     T"})
        void takesTheSchemeInAnyCaseAndSeveralBlanks(String header) {
            String answer = raw("/header", "Authorization: " + header);

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("alice");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer",
                    "Bearer ",
                    "bearer",
                    "Bearer\tT",
                    "Bearer T T",
                    "Bearer T, Bearer T",
                    "Bearer,T",
                    "Bearer=T",
                    "Bearer \"T\"",
                    "Bearer T;",
                    "Bearer: T",
                    "Bearer =",
                    "Bearer \tT",
                    "Bearer token=T",
                    "Bearer T\u0080",
                    "Bearer T\u00e4"
                })
        void rejectsMalformedBearerHeaders(String header) {
            String answer = raw("/header", "Authorization: " + header);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("WWW-Authenticate: " + INVALID_REQUEST + "\r\n");
            assertThat(raw("/optional", "Authorization: " + header)).startsWith("HTTP/1.1 400");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "T", "Basic T", "BearerT", "BearerX T", "Token T", "DPoP T", "Bear er T", "\"Bearer\" T"
                })
        void takesOtherSchemesForNoToken(String header) {
            String answer = raw("/header", "Authorization: " + header);

            assertThat(answer).startsWith("HTTP/1.1 401").contains("WWW-Authenticate: " + NO_TOKEN + "\r\n");
            assertThat(raw("/optional", "Authorization: " + header))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("nobody");
        }

        @ParameterizedTest
        @CsvSource({"Bearer T, Bearer T", "Bearer T, Basic T", "Basic T, Bearer T", "'', Bearer T"})
        void rejectsSeveralAuthorizationHeaders(String first, String second) {
            String answer = raw("/header", "Authorization: " + first, "Authorization: " + second);

            assertThat(answer).startsWith("HTTP/1.1 400").contains(INVALID_REQUEST);
        }
    }

    @Nested
    class Cookie {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "auth_token=T",
                    "auth_token=\"T\"",
                    "a=b; auth_token=T; c=d",
                    "auth_token=T;",
                    "a; auth_token=T",
                    "AUTH_TOKEN=x; auth_token=T",
                    "xauth_token=x; auth_token=T",
                    " auth_token = T ",
                    "a=b;auth_token=T"
                })
        void takesTheTokenFromItsCookie(String cookie) {
            assertThat(raw("/cookie", "Cookie: " + cookie))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("alice");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "auth_token=",
                    "auth_token=\"\"",
                    "auth_token",
                    "auth=T",
                    "Auth_Token=T",
                    "x=auth_token=T",
                    ";;="
                })
        void takesAnEmptyCookieForNoToken(String cookie) {
            assertThat(raw("/cookie", "Cookie: " + cookie))
                    .startsWith("HTTP/1.1 401")
                    .contains("WWW-Authenticate: " + NO_TOKEN + "\r\n");
        }

        @Test
        void rejectsSeveralCookiesOfTheName() {
            for (String answer : List.of(
                    raw("/cookie", "Cookie: auth_token=T; auth_token=T"),
                    raw("/cookie", "Cookie: auth_token=T; a=b; auth_token="),
                    raw("/cookie", "Cookie: auth_token=; auth_token=T"),
                    raw("/cookie", "Cookie: auth_token=T", "Cookie: auth_token=T"))) {
                assertThat(answer).startsWith("HTTP/1.1 400").contains("WWW-Authenticate: " + INVALID_REQUEST + "\r\n");
            }
            assertThat(raw("/cookie", "Cookie: a=b", "Cookie: auth_token=T")).startsWith("HTTP/1.1 200");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"auth_token=\"T", "auth_token=T\"", "auth_token=T=", "auth_token='T'", "auth_token=%54"})
        void rejectsCookiesThatAreNoToken(String cookie) {
            assertThat(raw("/cookie", "Cookie: " + cookie))
                    .startsWith("HTTP/1.1 401")
                    .contains(INVALID_TOKEN);
        }
    }
}
