package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.http.CookieJar.AUTH;
import static io.github.dropwizardjwt.http.CookieJar.REFRESH;
import static io.github.dropwizardjwt.http.CookieJar.setCookies;
import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.SameOrigin;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens in the cookies of the {@code cookies:} section, over HTTP. */
class BrowserCookiesTest {
    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private static final JwtBundle<Host> BUNDLE = new JwtBundle<>(Host::getJwt).withClock(CLOCK);

    @AutoClose
    private static TestServer server;

    private final CookieJar browser = new CookieJar(server);

    @Path("/")
    public static class Pages {
        @POST
        @Path("login/{name}")
        @Open("users log in here")
        @SameOrigin
        public Response login(@PathParam("name") String name) {
            return BUNDLE.cookies().issue(BUNDLE.sessions().open(name).issue());
        }

        @GET
        @Path("me")
        @RequireToken
        public String me(@Auth Token token) {
            return token.subject();
        }

        @POST
        @Path("me")
        @RequireToken
        public String change(@Auth Token token) {
            return token.subject();
        }

        @DELETE
        @Path("header")
        @RequireToken(location = TokenLocation.HEADER)
        public String header(@Auth Token token) {
            return token.subject();
        }

        @POST
        @Path("cookie")
        @RequireToken(location = TokenLocation.COOKIE)
        public String cookie(@Auth Token token) {
            return token.subject();
        }

        @POST
        @Path("other")
        @RequireToken(location = TokenLocation.COOKIE, cookie = "other")
        public String other(@Auth Token token) {
            return token.subject();
        }

        @POST
        @Path("password")
        @RequireToken
        public Response wrongPassword() {
            return Response.status(401).build();
        }

        @GET
        @Path("staff")
        @RequireToken(scope = "admin")
        public String admin() {
            return "admin";
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(
                Sections.read(
                        "issuer: example-service",
                        "algorithm: HS256",
                        "secret: " + SECRET,
                        "cookies: {trustedOrigins: [\"https://admin.example.com\"]}",
                        "sessions: {type: memory, keepGrantsFromLogin: true, endpoints: {}}"),
                BUNDLE,
                environment -> environment.jersey().register(new Pages()));
    }

    private void login() {
        assertThat(browser.send("POST", "/login/ada").statusCode()).isEqualTo(204);
    }

    @Test
    void loginPutsBothTokensIntoCookies() {
        HttpResponse<String> response = browser.send("POST", "/login/ada");

        assertThat(setCookies(response))
                .hasSize(2)
                .allMatch(line -> line.endsWith("; Path=/; Secure; HttpOnly; SameSite=Strict"));
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().allValues("Vary")).contains("Cookie");
        assertThat(browser.send("GET", "/me").body()).isEqualTo("ada");
        assertThat(browser.send("POST", "/me").body()).isEqualTo("ada");
        assertThat(browser.send("POST", "/cookie").body()).isEqualTo("ada");
    }

    @Test
    void headersGoOn() {
        String token = BUNDLE.sessions().open("ada").issue().auth().signed();

        assertThat(server.send("POST", "/me", token).body()).isEqualTo("ada");
        assertThat(server.send("DELETE", "/header", token).body()).isEqualTo("ada");
        assertThat(server.send("POST", "/cookie", token).statusCode()).isEqualTo(401);
    }

    @Test
    void cookiesAreNotReadWhereTheHeaderIsDemanded() {
        login();
        assertThat(browser.send("DELETE", "/header").statusCode()).isEqualTo(401);
        assertThat(browser.get(AUTH)).isNotEmpty();
    }

    @Test
    void rejectsTokensInBothPlaces() {
        login();
        HttpResponse<String> response = browser.send("GET", "/me", "Authorization", "Bearer " + browser.get(AUTH));
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/cookie", "/auth/refresh", "/auth/logout", "/auth/logout-all"})
    void rejectsRequestsOfOtherOrigins(String path) {
        login();
        for (String[] headers : new String[][] {
            {"Sec-Fetch-Site", "same-site"},
            {"Sec-Fetch-Site", "cross-site", "Origin", "https://attacker.example.net"},
            {"Origin", "null"},
            {"Origin", "https://admin.example.com.attacker.example.net"},
            {}
        }) {
            HttpResponse<String> response = browser.send("POST", path, headers);
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
            assertThat(response.body())
                    .isEqualTo("{\"code\":403,\"message\":\"The request comes from another origin.\"}");
            assertThat(setCookies(response)).isEmpty();
        }
        assertThat(browser.send("GET", "/me").body()).isEqualTo("ada");
    }

    @Test
    void admitsRequestsOfTrustedOriginsAndOfClientsWithoutBrowser() {
        login();
        assertThat(browser.send("POST", "/me", "Origin", "https://admin.example.com", "Sec-Fetch-Site", "cross-site")
                        .body())
                .isEqualTo("ada");
        assertThat(browser.send("POST", "/me", "Origin", "http://localhost:" + server.port())
                        .body())
                .isEqualTo("ada");
        assertThat(browser.send("POST", "/me", "X-JWT-CSRF", "1").body()).isEqualTo("ada");
    }

    /** A cookie that somebody else sets is sent by browsers in the same way. */
    @Test
    void checksTheOriginForAnyCookie() {
        browser.set("other", BUNDLE.sessions().open("ada").issue().auth().signed());

        assertThat(browser.send("POST", "/other").body()).isEqualTo("ada");
        assertThat(browser.send("POST", "/other", "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(browser.send("POST", "/other", "Accept", "*/*").statusCode()).isEqualTo(403);
    }

    @Test
    void checksTheOriginBeforeTheToken() {
        browser.set(AUTH, "not.a.token");
        assertThat(browser.send("POST", "/me", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(browser.send("GET", "/me", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(401);
    }

    @Test
    void nobodyIsLoggedInByAnotherOrigin() {
        assertThat(browser.send("POST", "/login/ada", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.send("POST", "/login/ada", "Accept", "*/*").statusCode())
                .isEqualTo(403);
        assertThat(browser.isEmpty()).isTrue();
    }

    @Test
    void rejectionRemovesTheAuthTokenOnly() {
        login();
        CLOCK.advance(Duration.ofHours(1));

        HttpResponse<String> response = browser.send("GET", "/me");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(setCookies(response))
                .containsExactly(AUTH + "=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict");
        assertThat(browser.get(REFRESH)).isNotEmpty();
        assertThat(browser.send("POST", "/auth/refresh").statusCode()).isEqualTo(204);
        assertThat(browser.send("GET", "/me").body()).isEqualTo("ada");
    }

    /** Responses to other requests of the page arrive when the next token is in the cookie already. */
    @Test
    void scriptsThatRefreshKeepAnExpiredToken() {
        login();
        CLOCK.advance(Duration.ofHours(1));
        String[] script = {"Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "cors"};

        assertThat(setCookies(browser.send("GET", "/me", script))).isEmpty();
        assertThat(browser.send("POST", "/auth/refresh", script).statusCode()).isEqualTo(204);
        assertThat(browser.send("GET", "/me", script).body()).isEqualTo("ada");

        CLOCK.advance(Duration.ofHours(1));
        assertThat(setCookies(browser.send("GET", "/me", "Sec-Fetch-Mode", "navigate")))
                .hasSize(1);
    }

    @Test
    void scriptsDoNotKeepARevokedTokenOrOneThatTheyCannotRefresh() {
        String[] script = {"Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "cors"};
        login();
        BUNDLE.sessions().revokeSubject("ada");
        assertThat(setCookies(browser.send("GET", "/me", script))).hasSize(1);

        login();
        CLOCK.advance(Duration.ofHours(1));
        CookieJar other = new CookieJar(server);
        other.set(AUTH, browser.get(AUTH));
        assertThat(setCookies(other.send("GET", "/me", script))).hasSize(1);
    }

    @Test
    void missingScopeAndMissingTokenRemoveNothing() {
        assertThat(setCookies(browser.send("GET", "/me"))).isEmpty();
        login();
        HttpResponse<String> response = browser.send("GET", "/staff");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(setCookies(response)).isEmpty();
    }

    @Test
    void responsesRenewATokenInItsLastThird() {
        login();
        String refresh = browser.get(REFRESH);
        CLOCK.advance(Duration.ofMinutes(40));
        assertThat(setCookies(browser.send("GET", "/me"))).isEmpty();
        CLOCK.advance(Duration.ofSeconds(1));
        String old = browser.get(AUTH);

        HttpResponse<String> response = browser.send("GET", "/me");

        assertThat(setCookies(response)).hasSize(1);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(browser.get(AUTH)).isNotEqualTo(old);
        assertThat(browser.get(REFRESH)).isEqualTo(refresh);
        CLOCK.advance(Duration.ofMinutes(39));
        assertThat(setCookies(browser.send("GET", "/me"))).isEmpty();
        assertThat(browser.send("POST", "/auth/refresh").statusCode()).isEqualTo(204);
    }

    /** Whoever has found an auth token in a log, say, has no refresh token. */
    @Test
    void authTokensAloneAreNotRenewed() {
        CookieJar thief = new CookieJar(server);
        thief.set(AUTH, BUNDLE.sessions().open("ada").issue().auth().signed());
        thief.set(REFRESH, BUNDLE.sessions().open("eve").issue().refresh().signed());
        CLOCK.advance(Duration.ofMinutes(50));
        HttpResponse<String> response = thief.send("GET", "/me");
        assertThat(response.body()).isEqualTo("ada");
        assertThat(setCookies(response)).isEmpty();
        thief.set(REFRESH, "");
        assertThat(setCookies(thief.send("GET", "/me"))).isEmpty();
    }

    @Test
    void rejectionsOfTheApplicationRemoveAndRenewNothing() {
        login();
        CLOCK.advance(Duration.ofMinutes(50));
        HttpResponse<String> response = browser.send("POST", "/password");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(setCookies(response)).isEmpty();
    }

    @Test
    void hostsThatAreNoNamesHaveNoOrigin() {
        assertThat(server.rawRequest("POST /me", "Host: a_b:8080", "Origin: https://x", "Cookie: " + AUTH + "=x"))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void rejectedRequestsRenewNothing() {
        login();
        CLOCK.advance(Duration.ofMinutes(50));
        assertThat(setCookies(browser.send("GET", "/staff"))).isEmpty();
        assertThat(setCookies(browser.send("POST", "/me", "Sec-Fetch-Site", "same-site")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/auth/logout, POST", "/auth/logout-all, POST"})
    void logoutRemovesBothCookies(String path, String method) {
        login();
        CookieJar copied = new CookieJar(server);
        copied.set(AUTH, browser.get(AUTH));
        CLOCK.advance(Duration.ofMinutes(50));

        HttpResponse<String> response = browser.send(method, path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(setCookies(response))
                .containsExactly(
                        AUTH + "=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict",
                        REFRESH + "=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict");
        assertThat(browser.isEmpty()).isTrue();
        assertThat(copied.send("GET", "/me").statusCode()).isEqualTo(401);
        assertThat(copied.isEmpty()).isTrue();
    }

    @Test
    void logoutNeedsNoAuthToken() {
        login();
        String refresh = browser.get(REFRESH);
        CLOCK.advance(Duration.ofHours(2));
        browser.send("GET", "/me");

        assertThat(browser.send("POST", "/auth/logout").statusCode()).isEqualTo(200);

        assertThat(browser.isEmpty()).isTrue();
        browser.set(REFRESH, refresh);
        assertThat(browser.send("POST", "/auth/refresh").statusCode()).isEqualTo(401);
    }

    @Test
    void logoutRemovesCookiesThatAreOfNoUse() {
        browser.set(AUTH, "not.a.token");
        browser.set(REFRESH, "not.a.token");
        assertThat(browser.send("POST", "/auth/logout").statusCode()).isEqualTo(200);
        assertThat(browser.isEmpty()).isTrue();
        assertThat(browser.send("POST", "/auth/logout").statusCode()).isEqualTo(401);
    }

    @Test
    void endingItsOwnSessionRemovesBothCookies() {
        login();
        String other = BUNDLE.sessions()
                .sid(BUNDLE.sessions().open("ada").issue().auth())
                .orElseThrow();
        assertThat(setCookies(browser.send("DELETE", "/auth/sessions/" + other)))
                .isEmpty();
        String own =
                BUNDLE.sessions().sid(BUNDLE.tokens().verify(browser.get(AUTH))).orElseThrow();

        assertThat(browser.send("DELETE", "/auth/sessions/" + own).statusCode()).isEqualTo(204);

        assertThat(browser.isEmpty()).isTrue();
    }

    /** Otherwise a slow response could renew its auth token, beside the refresh token of somebody else. */
    @Test
    void loginEndsTheSessionThatTheBrowserHadBefore() {
        login();
        CookieJar slow = new CookieJar(server);
        slow.set(AUTH, browser.get(AUTH));
        String elsewhere = BUNDLE.sessions().open("ada").issue().auth().signed();

        assertThat(browser.send("POST", "/login/grace").statusCode()).isEqualTo(204);

        assertThat(slow.send("GET", "/me").statusCode()).isEqualTo(401);
        assertThat(browser.send("GET", "/me").body()).isEqualTo("grace");
        assertThat(server.get("/me", elsewhere).body()).isEqualTo("ada");
    }

    @Test
    void loginEndsTheFormerSessionByItsRefreshTokenAsWell() {
        login();
        String refresh = browser.get(REFRESH);
        CLOCK.advance(Duration.ofHours(1));

        assertThat(browser.send("POST", "/login/grace").statusCode()).isEqualTo(204);

        CookieJar copied = new CookieJar(server);
        copied.set(REFRESH, refresh);
        assertThat(copied.send("POST", "/auth/refresh").statusCode()).isEqualTo(401);
    }

    @Test
    void loginLeavesApiTokensAndTakesCookiesOfNoUse() {
        String apiToken = BUNDLE.sessions()
                .apiTokens()
                .create("ada", "deployment", Duration.ofDays(1))
                .issue()
                .signed();
        browser.set(AUTH, apiToken);
        browser.set(REFRESH, "not.a.token");

        assertThat(browser.send("POST", "/login/grace").statusCode()).isEqualTo(204);

        assertThat(server.get("/me", apiToken).body()).isEqualTo("ada");
        assertThat(browser.send("GET", "/me").body()).isEqualTo("grace");
    }

    @Test
    void tabsRefreshWithWhateverTheCookieHasJustThen() {
        login();
        CookieJar slow = new CookieJar(server);
        slow.set(REFRESH, browser.get(REFRESH));
        assertThat(browser.send("POST", "/auth/refresh").statusCode()).isEqualTo(204);
        String next = browser.get(REFRESH);

        assertThat(browser.send("POST", "/auth/refresh").statusCode()).isEqualTo(204);
        assertThat(slow.send("POST", "/auth/refresh").statusCode()).isEqualTo(204);

        assertThat(browser.get(REFRESH)).isEqualTo(next);
        assertThat(slow.get(REFRESH)).isEqualTo(next);
        assertThat(browser.send("GET", "/me").body()).isEqualTo("ada");
    }

    @Test
    void refreshTokensAreNoAuthTokens() {
        login();
        browser.set(AUTH, browser.get(REFRESH));
        assertThat(browser.send("GET", "/me").statusCode()).isEqualTo(401);
    }
}
