package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.http.CookieJar.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code csrfToken: true}: a header that belongs to the session, beside the check of the origin. */
class CsrfTokenTest {
    private static final Pattern BODY = Pattern.compile("\\{\"csrf_token\":\"([\\w-]{43})\"}");

    @AutoClose
    private static BrowserService service;

    private final CookieJar browser = service.browser();

    @BeforeAll
    static void start() throws Exception {
        service = BrowserService.with("cookies: {csrfToken: true}");
    }

    private static String token(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        Matcher body = BODY.matcher(response.body());
        assertThat(body.matches()).isTrue();
        return body.group(1);
    }

    private int change(String... headers) {
        return browser.send("POST", "/me", headers).statusCode();
    }

    @Test
    void belongsToTheSession() {
        String token = token(browser.send("POST", "/login/ada"));
        String other = token(service.browser().send("POST", "/login/ada"));

        assertThat(change("Sec-Fetch-Site", "same-origin", "X-CSRF-Token", token))
                .isEqualTo(200);
        assertThat(change("Sec-Fetch-Site", "same-origin", "X-CSRF-Token", other))
                .isEqualTo(403);
        assertThat(change("Sec-Fetch-Site", "same-origin")).isEqualTo(403);
        assertThat(change("Sec-Fetch-Site", "same-site", "X-CSRF-Token", token)).isEqualTo(403);
        assertThat(change("Sec-Fetch-Site", "same-origin", "X-CSRF-Token", token, "X-CSRF-Token", token))
                .isEqualTo(403);
    }

    @Test
    void staysTheSameOverRenewalsAndRefreshes() {
        String token = token(browser.send("POST", "/login/ada"));
        service.clock().advance(Duration.ofMinutes(50));
        String old = browser.get(AUTH);

        assertThat(change("Sec-Fetch-Site", "same-origin", "X-CSRF-Token", token))
                .isEqualTo(200);
        assertThat(browser.get(AUTH)).isNotEqualTo(old);
        assertThat(token(browser.send("GET", "/auth/csrf"))).isEqualTo(token);
        assertThat(browser.send("POST", "/auth/refresh").statusCode()).isEqualTo(403);
        assertThat(token(browser.send("POST", "/auth/refresh", "Sec-Fetch-Site", "same-origin", "X-CSRF-Token", token)))
                .isEqualTo(token);
    }

    /** The page is opened again when the auth token has expired. */
    @ParameterizedTest
    @ValueSource(strings = {"/auth/refresh", "/auth/logout"})
    void isGivenForTheRefreshTokenAlone(String path) {
        String token = token(browser.send("POST", "/login/ada"));
        service.clock().advance(Duration.ofHours(2));
        assertThat(change("Sec-Fetch-Site", "same-origin", "X-CSRF-Token", token))
                .isEqualTo(401);

        assertThat(token(browser.send("GET", "/auth/csrf"))).isEqualTo(token);
        assertThat(browser.send("POST", path, "Sec-Fetch-Site", "same-origin", "X-CSRF-Token", token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void isGivenToNobodyElse() {
        assertThat(browser.send("GET", "/auth/csrf").statusCode()).isEqualTo(401);
        browser.set(AUTH, "not.a.token");
        assertThat(browser.send("GET", "/auth/csrf").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/logout", "/auth/logout-all"})
    void protectsTheLogout(String path) {
        String token = token(browser.send("POST", "/login/ada"));

        assertThat(browser.send("POST", path).statusCode()).isEqualTo(403);
        assertThat(browser.get(AUTH)).isNotEmpty();
        assertThat(browser.send("POST", path, "Sec-Fetch-Site", "same-origin", "X-CSRF-Token", token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.isEmpty()).isTrue();
    }

    @Test
    void tokensInTheHeaderNeedNone() {
        String token = service.bundle().sessions().open("ada").issue().auth().signed();
        assertThat(service.server().send("POST", "/me", token).body()).isEqualTo("ada");
    }
}
