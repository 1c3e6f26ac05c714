package io.github.dropwizardjwt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Cookie;

/** Cookies that a sibling domain sets for the whole site. */
class TossedCookiesTest extends SitesTest {
    private static void toss(Browser browser, String cookie) {
        browser.open(sites.sibling());
        browser.run("document.cookie = '" + cookie + "; Domain=example.test'");
        browser.open(sites.app("/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwt=evil; Path=/",
                "jwt=evil; Path=/me",
                "jwt-refresh=evil; Path=/auth",
                "__Secure-jwt=evil; Path=/; Secure",
                "__Host-Http-jwt=evil; Path=/; Secure",
                "__Host-Http-jwt=evil; Path=/me; Secure",
                "__Host-Http-jwt-refresh=evil; Path=/auth; Secure",
                "__Http-jwt=evil; Path=/; Secure",
                "__HOST-HTTP-JWT=evil; Path=/; Secure",
                "=__Host-Http-jwt=evil; Path=/me; Secure",
                "__Host-Http-jwt; Path=/me; Secure",
                "$Version=1; Path=/me",
                "quoted=\"; Path=/me",
                "other=\"__Host-Http-jwt=evil; Path=/me",
                "other=, __Host-Http-jwt=evil; Path=/me"
            })
    void changeNothingForWhoIsLoggedIn(String cookie, Browser browser) {
        toss(browser, cookie);

        assertThat(browser.run("return fetch('/me').then(response => response.text())"))
                .isEqualTo("ada");
        assertThat(browser.run("return post('/auth/refresh').then(response => response.status)"))
                .isEqualTo(204L);
        assertThat(browser.run("return post('/me').then(response => response.text())"))
                .isEqualTo("ada");
        assertThat(sites.service().events.rejections()).isEmpty();
    }

    /** So that the test above would notice. */
    @Test
    void reachTheServiceWhereTheirNameIsFree(Browser browser) {
        toss(browser, "jwt=evil; Path=/");

        assertThat(browser.cookies()).extracting(Cookie::getName).contains("jwt");
    }

    /**
     * A token of the attacker's own, under each name that a sibling may set, logs nobody in to the attacker's account.
     */
    @ParameterizedTest
    @ValueSource(strings = {"jwt", "__Secure-jwt", "__Host-Http-jwt", "__Host-jwt", "__Http-jwt"})
    void logNobodyIn(String name, Browser browser) {
        browser.forgetCookies();
        String token =
                sites.service().jwt.sessions().open("grace").issue().auth().signed();
        toss(browser, name + "=" + token + "; Path=/; Secure");

        assertThat(browser.run("return fetch('/me').then(response => response.status)"))
                .isEqualTo(401L);
    }
}
