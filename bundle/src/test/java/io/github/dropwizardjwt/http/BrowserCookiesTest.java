package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.http.CookieJar.AUTH;
import static io.github.dropwizardjwt.http.CookieJar.REFRESH;
import static io.github.dropwizardjwt.http.CookieJar.setCookies;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where tokens of browsers are read, and in whose requests. */
class BrowserCookiesTest {
    @AutoClose
    private static BrowserService service;

    private final CookieJar browser = service.browser();

    @BeforeAll
    static void start() throws Exception {
        service = BrowserService.with("cookies: {trustedOrigins: [\"https://admin.example.com\"]}");
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
        String token = service.bundle().sessions().open("ada").issue().auth().signed();

        assertThat(service.server().send("POST", "/me", token).body()).isEqualTo("ada");
        assertThat(service.server().send("DELETE", "/header", token).body()).isEqualTo("ada");
        assertThat(service.server().send("POST", "/cookie", token).statusCode()).isEqualTo(401);
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
        assertThat(browser.send(
                                "POST",
                                "/me",
                                "Origin",
                                "http://localhost:" + service.server().port())
                        .body())
                .isEqualTo("ada");
        assertThat(browser.send("POST", "/me", "X-JWT-CSRF", "1").body()).isEqualTo("ada");
    }

    /** A cookie that somebody else sets is sent by browsers in the same way. */
    @Test
    void checksTheOriginForAnyCookie() {
        browser.set(
                "other", service.bundle().sessions().open("ada").issue().auth().signed());

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
    void hostsThatAreNoNamesHaveNoOrigin() {
        assertThat(service.server()
                        .rawRequest("POST /me", "Host: a_b:8080", "Origin: https://x", "Cookie: " + AUTH + "=x"))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void refreshTokensAreNoAuthTokens() {
        login();
        browser.set(AUTH, browser.get(REFRESH));
        assertThat(browser.send("GET", "/me").statusCode()).isEqualTo(401);
    }
}
