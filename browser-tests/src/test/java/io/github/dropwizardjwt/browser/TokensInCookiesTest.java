package io.github.dropwizardjwt.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Cookie;

/** The tokens of somebody who logs in by the page of the service. */
class TokensInCookiesTest extends SitesTest {
    static final String AUTH = "__Host-Http-jwt";
    static final String REFRESH = "__Host-Http-jwt-refresh";

    private static Object me(Browser browser) {
        return browser.run("return fetch('/me').then(response => response.text())");
    }

    private static Object statusOfMe(Browser browser) {
        return browser.run("return fetch('/me').then(response => response.status)");
    }

    private static Object refresh(Browser browser) {
        return browser.run("return post('/auth/refresh').then(response => response.status)");
    }

    @Test
    void loginSetsTwoCookiesOfThisHostAlone(Browser browser) {
        assertThat(browser.cookies())
                .extracting(
                        Cookie::getName,
                        Cookie::getDomain,
                        Cookie::getPath,
                        Cookie::isSecure,
                        Cookie::isHttpOnly,
                        Cookie::getSameSite,
                        Cookie::getExpiry)
                .containsExactlyInAnyOrder(
                        tuple(AUTH, "app.example.test", "/", true, true, "Strict", null),
                        tuple(REFRESH, "app.example.test", "/", true, true, "Strict", null));
        assertThat(me(browser)).isEqualTo("ada");
    }

    @Test
    void scriptsSeeNoCookie(Browser browser) {
        assertThat(browser.run("return document.cookie")).isEqualTo("");
        assertThat(browser.run("return cookieStore.getAll().then(all => all.length)"))
                .isEqualTo(0L);
    }

    @Test
    void reloadingKeepsTheSession(Browser browser) {
        browser.leave("location.reload()");
        assertThat(me(browser)).isEqualTo("ada");
    }

    /** The user opens a bookmark, or enters the address. */
    @Test
    void addressEnteredByTheUserIsLoggedIn(Browser browser) {
        browser.open("about:blank");
        browser.open(sites.app("/me"));
        assertThat(browser.status()).isEqualTo(200);
    }

    @Test
    void expiredTokenIsRefreshedByTheScriptOfThePage(Browser browser) {
        sites.service().clock.advance(Duration.ofHours(1));

        assertThat(statusOfMe(browser)).isEqualTo(401L);
        assertThat(browser.run("return call('/me').then(response => response.text())"))
                .isEqualTo("ada");
        assertThat(browser.cookies()).extracting(Cookie::getName).containsExactlyInAnyOrder(AUTH, REFRESH);
        assertThat(sites.service().events.sessions()).containsExactly("refreshed");
    }

    @Test
    void requestForAPageRemovesAnExpiredToken(Browser browser) {
        sites.service().clock.advance(Duration.ofHours(1));

        browser.open(sites.app("/me"));

        assertThat(browser.status()).isEqualTo(401);
        assertThat(browser.cookies()).extracting(Cookie::getName).containsExactly(REFRESH);
    }

    @Test
    void sessionEndsAfterItsMaxAgeHoweverOftenItIsRefreshed(Browser browser) {
        Duration refreshed = Duration.ofDays(6);
        for (int i = 0; i < 4; i++) {
            sites.service().clock.advance(refreshed);
            assertThat(refresh(browser)).isEqualTo(204L);
        }
        sites.service().clock.advance(refreshed);

        assertThat(refresh(browser)).isEqualTo(401L);
        assertThat(statusOfMe(browser)).isEqualTo(401L);
        assertThat(browser.run("return post('/login/ada').then(response => response.status)"))
                .isEqualTo(204L);
        assertThat(me(browser)).isEqualTo("ada");
    }

    @Test
    void logoutInOneTabHoldsInTheOther(Browser browser) {
        browser.inAnotherTab(() -> {
            browser.open(sites.app("/"));
            assertThat(me(browser)).isEqualTo("ada");
            assertThat(browser.run("return post('/auth/logout').then(response => response.status)"))
                    .isEqualTo(200L);
        });

        assertThat(browser.cookies()).isEmpty();
        assertThat(statusOfMe(browser)).isEqualTo(401L);
        assertThat(browser.run("return call('/me').then(response => response.status)"))
                .isEqualTo(401L);
    }

    @Test
    void twoBrowsersSeeEachTheirOwnAccount(Browser browser) {
        try (Browser other = Chromium.start()) {
            other.open(sites.app("/"));
            assertThat(statusOfMe(other)).isEqualTo(401L);
            other.run("return post('/login/grace')");

            assertThat(me(other)).isEqualTo("grace");
            assertThat(me(browser)).isEqualTo("ada");
            assertThat(other.run("return post('/auth/logout').then(response => response.status)"))
                    .isEqualTo(200L);
            assertThat(me(browser)).isEqualTo("ada");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__Host-Http-jwt=evil; Path=/; Secure",
                "__Host-Http-jwt=evil; Path=/; Secure; SameSite=Strict",
                "__Host-Http-jwt-refresh=evil; Path=/; Secure",
                "=__Host-Http-jwt=evil; Path=/; Secure",
                "__host-http-jwt=evil; Path=/; Secure"
            })
    void scriptsOfThePageItselfCannotSetTheCookies(String cookie, Browser browser) {
        browser.run("document.cookie = '" + cookie + "'");

        assertThat(browser.run("return document.cookie")).isEqualTo("");
        assertThat(me(browser)).isEqualTo("ada");
        assertThat(refresh(browser)).isEqualTo(204L);
    }
}
