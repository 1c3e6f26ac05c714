package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of {@code sessions.endpoints}, in an application that denies methods without a security annotation. */
class SessionEndpointsTest {
    private static final String INVALID = "Bearer realm=\"api\", error=\"invalid_token\"";

    private static final Pattern AUTH_TOKEN = Pattern.compile("\"auth_token\":\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private static final JwtBundle<Host> BUNDLE = new JwtBundle<>(Host::getJwt).withClock(CLOCK);

    @AutoClose
    private static TestServer server;

    @Path("/me")
    public static class Me {
        @GET
        @RequireToken
        public String get() {
            return "me";
        }
    }

    @BeforeAll
    static void start() throws Exception {
        JwtConfiguration jwt = Sections.read(
                "issuer: example-service",
                "algorithm: HS256",
                "secret: " + SECRET,
                "unannotated: DENY",
                "sessions: {type: memory, keepGrantsFromLogin: true, endpoints: {}}");
        server = TestServer.start(
                jwt, BUNDLE, environment -> environment.jersey().register(new Me()));
    }

    @Test
    void refreshAnswersWithTheNextPair() {
        TokenPair pair = open("ada");

        HttpResponse<String> answer = post("/auth/refresh", pair.refresh());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
        assertThat(answer.body()).matches("\\{\"auth_token\":\"[\\w.-]+\",\"refresh_token\":\"[\\w.-]+\"}");
        String auth = authToken(answer);
        assertThat(server.get("/me", auth).statusCode()).isEqualTo(200);
        // The client that lost the answer gets it again.
        assertThat(post("/auth/refresh", pair.refresh()).body()).isEqualTo(answer.body());
    }

    @Test
    void refreshWithASpentTokenEndsTheSession() {
        TokenPair pair = open("ada");
        String newest = authToken(post("/auth/refresh", pair.refresh()));
        assertThat(server.get("/me", newest).statusCode()).isEqualTo(200);
        CLOCK.advance(Duration.ofSeconds(10));

        assertRejected(post("/auth/refresh", pair.refresh()));

        assertRejected(server.get("/me", newest));
        assertRejected(post("/auth/refresh", pair.refresh()));
    }

    @Test
    void logoutEndsTheSessionOfEitherToken() {
        for (Token token : List.of(open("ada").auth(), open("ada").refresh())) {
            HttpResponse<String> answer = post("/auth/logout", token);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
            // RFC 7009 §2.2: what has already ended is no error.
            assertThat(post("/auth/logout", token).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void logoutEndsEveryTokenOfTheSessionAtOnce() {
        TokenPair pair = open("ada");
        TokenPair other = open("ada");
        assertThat(server.get("/me", pair.auth().signed()).statusCode()).isEqualTo(200);

        post("/auth/logout", pair.refresh());

        assertRejected(server.get("/me", pair.auth().signed()));
        assertRejected(post("/auth/refresh", pair.refresh()));
        assertThat(server.get("/me", other.auth().signed()).statusCode()).isEqualTo(200);
    }

    @Test
    void logoutTakesASpentRefreshToken() {
        TokenPair pair = open("ada");
        String newest = authToken(post("/auth/refresh", pair.refresh()));

        assertThat(post("/auth/logout", pair.refresh()).statusCode()).isEqualTo(200);

        assertRejected(server.get("/me", newest));
    }

    @Test
    void logoutOfAllEndsEverySessionOfTheSubject() {
        TokenPair phone = open("grace");
        TokenPair laptop = open("grace");
        TokenPair other = open("ada");

        HttpResponse<String> answer = post("/auth/logout-all", phone.auth());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertRejected(server.get("/me", laptop.auth().signed()));
        assertRejected(post("/auth/refresh", laptop.refresh()));
        assertRejected(post("/auth/logout-all", phone.auth()));
        assertThat(server.get("/me", other.auth().signed()).statusCode()).isEqualTo(200);
    }

    @Test
    void listsTheSessionsOfTheSubject() {
        CLOCK.set(Instant.parse("2026-03-02T08:00:00Z"));
        TokenPair phone = BUNDLE.sessions().open("barbara", null, Map.of(), "Phone");
        CLOCK.advance(Duration.ofMillis(60_500));
        TokenPair laptop = open("barbara");

        HttpResponse<String> answer = server.get("/auth/sessions", phone.auth().signed());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.body())
                .isEqualTo("{\"sessions\":["
                        + "{\"sid\":\"" + sid(laptop) + "\",\"client\":null,"
                        + "\"created_at\":\"2026-03-02T08:01:00.500Z\",\"last_used_at\":\"2026-03-02T08:01:00.500Z\","
                        + "\"expires_at\":\"2026-03-09T08:01:00Z\",\"current\":false},"
                        + "{\"sid\":\"" + sid(phone) + "\",\"client\":\"Phone\","
                        + "\"created_at\":\"2026-03-02T08:00:00Z\",\"last_used_at\":\"2026-03-02T08:00:00Z\","
                        + "\"expires_at\":\"2026-03-09T08:00:00Z\",\"current\":true}]}");
    }

    @Test
    void listsPageByPage() {
        TokenPair first = open("hedy");
        CLOCK.advance(Duration.ofMillis(1));
        TokenPair second = open("hedy");
        CLOCK.advance(Duration.ofMillis(1));
        TokenPair third = open("hedy");
        String token = first.auth().signed();

        String page = server.get("/auth/sessions?limit=2", token).body();
        assertThat(page).containsSubsequence(sid(third), sid(second)).doesNotContain("\"sid\":\"" + sid(first));
        Matcher next = NEXT.matcher(page);
        assertThat(next.find()).isTrue();

        String rest = server.get("/auth/sessions?limit=2&after=" + next.group(1), token)
                .body();
        assertThat(rest).contains(sid(first)).doesNotContain(sid(second), sid(third), "next");
        assertThat(server.get("/auth/sessions?limit=3", token).body()).doesNotContain("next");
        assertThat(server.get("/auth/sessions?limit=100", token).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=",
                "limit=ten",
                "limit=1e1",
                "limit=99999999999999999999",
                "after=",
                "after=1",
                "after=1772366400123.x",
                "after=%27%20OR%201=1"
            })
    void rejectsPagesThatThereCannotBe(String query) {
        HttpResponse<String> answer =
                server.get("/auth/sessions?" + query, open("ada").auth().signed());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        query.startsWith("limit")
                                ? "{\"code\":400,\"message\":\"limit must be a number from 1 to 100\"}"
                                : "{\"code\":400,\"message\":\"after must be the next of a page of this list\"}");
        // Without a token, the response does not show whether it exists.
        assertThat(server.get("/auth/sessions?" + query).statusCode()).isEqualTo(401);
    }

    @Test
    void endsOneOfTheSubjectsSessions() {
        TokenPair phone = open("ada");
        TokenPair laptop = open("ada");

        HttpResponse<String> answer = delete("/auth/sessions/" + sid(laptop), phone.auth());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertRejected(server.get("/me", laptop.auth().signed()));
        assertThat(server.get("/me", phone.auth().signed()).statusCode()).isEqualTo(200);
        assertThat(delete("/auth/sessions/" + sid(laptop), phone.auth()).statusCode())
                .isEqualTo(404);
        assertThat(delete("/auth/sessions/" + sid(phone), phone.auth()).statusCode())
                .isEqualTo(204);
        assertRejected(delete("/auth/sessions/" + sid(phone), phone.auth()));
    }

    @Test
    void doesNotKnowTheSessionsOfOthers() {
        TokenPair own = open("ada");
        TokenPair other = open("grace");

        assertThat(delete("/auth/sessions/" + sid(other), own.auth()).statusCode())
                .isEqualTo(404);

        assertThat(server.get("/me", other.auth().signed()).statusCode()).isEqualTo(200);
        assertThat(server.get("/auth/sessions", own.auth().signed()).body())
                .contains(sid(own))
                .doesNotContain(sid(other));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /auth/refresh, auth",
        "POST, /auth/logout-all, refresh",
        "GET, /auth/sessions, refresh",
        "DELETE, /auth/sessions/x, refresh"
    })
    void takesTokensOfItsTypeOnly(String method, String path, String type) {
        TokenPair pair = open("ada");

        assertRejected(send(method, path, (type.equals("auth") ? pair.auth() : pair.refresh()).signed()));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /auth/refresh",
        "POST, /auth/logout",
        "POST, /auth/logout-all",
        "GET, /auth/sessions",
        "DELETE, /auth/sessions/x"
    })
    void rejectsMissingAndBadTokens(String method, String path) {
        TokenPair pair = open("ada");
        HttpResponse<String> none = server.send(server.request(path).method(method, BodyPublishers.noBody()));
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"api\"");
        assertRejected(send(method, path, "not.a.token"));
        assertRejected(send(method, path, pair.auth().signed() + "A"));

        CLOCK.advance(Duration.ofDays(7));
        assertRejected(send(method, path, pair.auth().signed()));
        assertRejected(send(method, path, pair.refresh().signed()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/refresh", "/auth/logout"})
    void rejectsAMalformedHeaderAsABadRequest(String path) {
        HttpResponse<String> answer = send("POST", path, "not a token");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"api\", error=\"invalid_request\"");
    }

    private static String authToken(HttpResponse<String> answer) {
        Matcher member = AUTH_TOKEN.matcher(answer.body());
        assertThat(member.find()).isTrue();
        return member.group(1);
    }

    private static TokenPair open(String subject) {
        return BUNDLE.sessions().open(subject, null, Map.of());
    }

    private static String sid(TokenPair pair) {
        return BUNDLE.sessions().sid(pair.auth()).orElseThrow();
    }

    private static HttpResponse<String> post(String path, Token token) {
        return send("POST", path, token.signed());
    }

    private static HttpResponse<String> delete(String path, Token token) {
        return send("DELETE", path, token.signed());
    }

    private static HttpResponse<String> send(String method, String path, String token) {
        return server.send(server.request(path)
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token));
    }

    private static void assertRejected(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(INVALID);
        assertThat(answer.body()).isEqualTo("{\"code\":401,\"message\":\"The token is not valid for this resource.\"}");
    }
}
