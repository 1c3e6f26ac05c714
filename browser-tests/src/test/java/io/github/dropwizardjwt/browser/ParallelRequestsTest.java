package io.github.dropwizardjwt.browser;

import static io.github.dropwizardjwt.browser.TokensInCookiesTest.AUTH;
import static io.github.dropwizardjwt.browser.TokensInCookiesTest.REFRESH;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Cookie;

/** A page that sends many requests at once, over one connection of HTTP/2. */
class ParallelRequestsTest extends SitesTest {
    private static final int REQUESTS = 20;
    private static final Duration LAST_THIRD = Duration.ofMinutes(41);

    /**
     * Starts requests without waiting for their responses. For the cache of a browser, requests for one address wait
     * for each other.
     */
    private static void send(Browser browser, String request) {
        browser.run("window.statuses = Promise.all(Array.from({length: " + REQUESTS + "}, (nothing, i) => " + request
                + ".then(response => response.status))); return null");
    }

    private static List<String> statuses(Browser browser) {
        return browser.texts("return window.statuses");
    }

    private static List<String> all(String status) {
        return Collections.nCopies(REQUESTS, status);
    }

    private static String cookie(Browser browser, String name) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }

    @Test
    void requestsInTheLastThirdRenewTheTokenAndNothingElse(Browser browser) {
        String auth = cookie(browser, AUTH);
        String refresh = cookie(browser, REFRESH);
        sites.service().clock.advance(LAST_THIRD);

        send(browser, "fetch('/slow?' + i)");
        sites.service().gate.awaitRequests(REQUESTS);
        sites.service().gate.open();

        assertThat(statuses(browser)).isEqualTo(all("200"));
        assertThat(sites.service().events.sessions()).isEqualTo(Collections.nCopies(REQUESTS, "renewed"));
        assertThat(cookie(browser, AUTH)).isNotEmpty().isNotEqualTo(auth);
        assertThat(cookie(browser, REFRESH)).isEqualTo(refresh);
        assertThat(browser.run("return post('/auth/refresh').then(response => response.status)"))
                .isEqualTo(204L);
        assertThat(sites.service().events.rejections()).isEmpty();
        assertThat(sites.service().jwt.sessions().list("ada")).hasSize(1);
    }

    /** Some are sent with the next token already, while those with the one before are under way. */
    @RepeatedTest(8)
    void refreshesGiveOneNextTokenToAll(Browser browser) {
        send(browser, "post('/auth/refresh')");

        assertThat(statuses(browser)).isEqualTo(all("204"));
        assertThat(sites.service().events.sessions()).containsExactly("refreshed");
        assertThat(sites.service().events.rejections()).isEmpty();
        assertThat(browser.run("return fetch('/me').then(response => response.status)"))
                .isEqualTo(200L);
        assertThat(sites.service().jwt.sessions().list("ada")).hasSize(1);
    }

    @Test
    void slowRequestsDoNotBringBackWhoWasLoggedInBefore(Browser browser) {
        sites.service().clock.advance(LAST_THIRD);
        send(browser, "fetch('/slow?' + i)");
        sites.service().gate.awaitRequests(REQUESTS);

        browser.run("return post('/login/grace')");
        sites.service().gate.open();

        assertThat(statuses(browser)).isEqualTo(all("200"));
        assertThat(browser.run("return fetch('/me').then(response => response.text())"))
                .isEqualTo("grace");
        assertThat(sites.service().events.sessions()).containsExactly("opened", "ended");
    }

    @Test
    void slowRequestsDoNotBringBackASessionThatWasLoggedOut(Browser browser) {
        sites.service().clock.advance(LAST_THIRD);
        send(browser, "fetch('/slow?' + i)");
        sites.service().gate.awaitRequests(REQUESTS);

        assertThat(browser.run("return post('/auth/logout').then(response => response.status)"))
                .isEqualTo(200L);
        sites.service().gate.open();

        // They were admitted while the session was active.
        assertThat(statuses(browser)).isEqualTo(all("200"));
        assertThat(browser.cookies()).isEmpty();
        assertThat(sites.service().events.sessions()).containsExactly("ended");
        send(browser, "fetch('/me?' + i)");
        assertThat(statuses(browser)).isEqualTo(all("401"));
        assertThat(browser.run("return post('/auth/refresh').then(response => response.status)"))
                .isEqualTo(401L);
        assertThat(sites.service().jwt.sessions().list("ada")).isEmpty();
    }
}
