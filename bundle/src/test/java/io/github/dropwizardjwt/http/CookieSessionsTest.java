package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.http.CookieJar.AUTH;
import static io.github.dropwizardjwt.http.CookieJar.REFRESH;
import static io.github.dropwizardjwt.http.CookieJar.setCookies;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Login, refresh and logout of browsers that keep their tokens in cookies. */
class CookieSessionsTest {
    @AutoClose
    private static BrowserService service;

    private final CookieJar browser = service.browser();

    @BeforeAll
    static void start() throws Exception {
        service = BrowserService.with("cookies: {}");
    }

    private void login() {
        assertThat(browser.send("POST", "/login/ada").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"/auth/logout, POST", "/auth/logout-all, POST"})
    void logoutRemovesBothCookies(String path, String method) {
        login();
        CookieJar copied = service.browser();
        copied.set(AUTH, browser.get(AUTH));
        service.clock().advance(Duration.ofMinutes(50));

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
        service.clock().advance(Duration.ofHours(2));
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
        String other = service.bundle()
                .sessions()
                .sid(service.bundle().sessions().open("ada").issue().auth())
                .orElseThrow();
        assertThat(setCookies(browser.send("DELETE", "/auth/sessions/" + other)))
                .isEmpty();
        String own = service.bundle()
                .sessions()
                .sid(service.bundle().tokens().verify(browser.get(AUTH)))
                .orElseThrow();

        assertThat(browser.send("DELETE", "/auth/sessions/" + own).statusCode()).isEqualTo(204);

        assertThat(browser.isEmpty()).isTrue();
    }

    /** Otherwise a slow response could renew its auth token, beside the refresh token of somebody else. */
    @Test
    void loginEndsTheSessionThatTheBrowserHadBefore() {
        login();
        CookieJar slow = service.browser();
        slow.set(AUTH, browser.get(AUTH));
        String elsewhere =
                service.bundle().sessions().open("ada").issue().auth().signed();

        assertThat(browser.send("POST", "/login/grace").statusCode()).isEqualTo(204);

        assertThat(slow.send("GET", "/me").statusCode()).isEqualTo(401);
        assertThat(browser.send("GET", "/me").body()).isEqualTo("grace");
        assertThat(service.server().get("/me", elsewhere).body()).isEqualTo("ada");
    }

    @Test
    void loginEndsTheFormerSessionByItsRefreshTokenAsWell() {
        login();
        String refresh = browser.get(REFRESH);
        service.clock().advance(Duration.ofHours(1));

        assertThat(browser.send("POST", "/login/grace").statusCode()).isEqualTo(204);

        CookieJar copied = service.browser();
        copied.set(REFRESH, refresh);
        assertThat(copied.send("POST", "/auth/refresh").statusCode()).isEqualTo(401);
    }

    @Test
    void loginLeavesApiTokensAndTakesCookiesOfNoUse() {
        String apiToken = service.bundle()
                .sessions()
                .apiTokens()
                .create("ada", "deployment", Duration.ofDays(1))
                .issue()
                .signed();
        browser.set(AUTH, apiToken);
        browser.set(REFRESH, "not.a.token");

        assertThat(browser.send("POST", "/login/grace").statusCode()).isEqualTo(204);

        assertThat(service.server().get("/me", apiToken).body()).isEqualTo("ada");
        assertThat(browser.send("GET", "/me").body()).isEqualTo("grace");
    }

    @Test
    void tabsRefreshWithWhateverTheCookieHasJustThen() {
        login();
        CookieJar slow = service.browser();
        slow.set(REFRESH, browser.get(REFRESH));
        assertThat(browser.send("POST", "/auth/refresh").statusCode()).isEqualTo(204);
        String next = browser.get(REFRESH);

        assertThat(browser.send("POST", "/auth/refresh").statusCode()).isEqualTo(204);
        assertThat(slow.send("POST", "/auth/refresh").statusCode()).isEqualTo(204);

        assertThat(browser.get(REFRESH)).isEqualTo(next);
        assertThat(slow.get(REFRESH)).isEqualTo(next);
        assertThat(browser.send("GET", "/me").body()).isEqualTo("ada");
    }
}
