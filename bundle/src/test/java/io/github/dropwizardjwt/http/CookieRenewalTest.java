package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.http.CookieJar.AUTH;
import static io.github.dropwizardjwt.http.CookieJar.REFRESH;
import static io.github.dropwizardjwt.http.CookieJar.setCookies;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.auth.explain.RequestDescription;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which responses renew the auth token in a cookie, and which remove it. */
class CookieRenewalTest {
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

    @Test
    void rejectionRemovesTheAuthTokenOnly() {
        login();
        service.clock().advance(Duration.ofHours(1));

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
        service.clock().advance(Duration.ofHours(1));
        String[] script = {"Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "cors"};

        assertThat(setCookies(browser.send("GET", "/me", script))).isEmpty();
        assertThat(browser.send("POST", "/auth/refresh", script).statusCode()).isEqualTo(204);
        assertThat(browser.send("GET", "/me", script).body()).isEqualTo("ada");

        service.clock().advance(Duration.ofHours(1));
        assertThat(setCookies(browser.send("GET", "/me", "Sec-Fetch-Mode", "navigate")))
                .hasSize(1);
    }

    @Test
    void scriptsDoNotKeepARevokedTokenOrOneThatTheyCannotRefresh() {
        String[] script = {"Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "cors"};
        login();
        service.bundle().sessions().revokeSubject("ada");
        assertThat(setCookies(browser.send("GET", "/me", script))).hasSize(1);

        login();
        service.clock().advance(Duration.ofHours(1));
        CookieJar other = service.browser();
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
        service.clock().advance(Duration.ofMinutes(40));
        assertThat(setCookies(browser.send("GET", "/me"))).isEmpty();
        service.clock().advance(Duration.ofSeconds(1));
        String old = browser.get(AUTH);

        HttpResponse<String> response = browser.send("GET", "/me");

        assertThat(setCookies(response)).hasSize(1);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(browser.get(AUTH)).isNotEqualTo(old);
        assertThat(browser.get(REFRESH)).isEqualTo(refresh);
        service.clock().advance(Duration.ofMinutes(39));
        assertThat(setCookies(browser.send("GET", "/me"))).isEmpty();
        assertThat(browser.send("POST", "/auth/refresh").statusCode()).isEqualTo(204);
    }

    @Test
    void explanationsRenewNothing() {
        login();
        service.clock().advance(Duration.ofMinutes(50));
        String cookies = "Cookie: " + AUTH + "=" + browser.get(AUTH) + "; " + REFRESH + "=" + browser.get(REFRESH);
        int before = service.renewals();

        assertThat(service.bundle()
                        .explain(new RequestDescription("GET", "/me", List.of(cookies), null))
                        .isAdmitted())
                .isTrue();
        assertThat(service.renewals()).isEqualTo(before);
        browser.send("GET", "/me");
        assertThat(service.renewals()).isEqualTo(before + 1);
    }

    /** Whoever has found an auth token in a log, say, has no refresh token. */
    @Test
    void authTokensAloneAreNotRenewed() {
        CookieJar thief = service.browser();
        thief.set(AUTH, service.bundle().sessions().open("ada").issue().auth().signed());
        thief.set(
                REFRESH,
                service.bundle().sessions().open("eve").issue().refresh().signed());
        service.clock().advance(Duration.ofMinutes(50));
        HttpResponse<String> response = thief.send("GET", "/me");
        assertThat(response.body()).isEqualTo("ada");
        assertThat(setCookies(response)).isEmpty();
        thief.set(REFRESH, "");
        assertThat(setCookies(thief.send("GET", "/me"))).isEmpty();
    }

    @Test
    void rejectionsOfTheApplicationRemoveAndRenewNothing() {
        login();
        service.clock().advance(Duration.ofMinutes(50));
        HttpResponse<String> response = browser.send("POST", "/password");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(setCookies(response)).isEmpty();
    }

    @Test
    void rejectedRequestsRenewNothing() {
        login();
        service.clock().advance(Duration.ofMinutes(50));
        assertThat(setCookies(browser.send("GET", "/staff"))).isEmpty();
        assertThat(setCookies(browser.send("POST", "/me", "Sec-Fetch-Site", "same-site")))
                .isEmpty();
    }
}
