package io.github.dropwizardjwt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.Reason;
import org.junit.jupiter.api.Test;

/** What pages of other origins have the browser of a user who is logged in send to the service. */
class OtherOriginsTest extends SitesTest {
    private static void submitForm(Browser browser, String path) {
        browser.leave("""
                const form = document.createElement('form');
                form.method = 'post';
                form.action = '%s';
                document.body.append(form);
                form.submit();
                """.formatted(sites.app(path)));
    }

    private static String fetch(Browser browser, String options) {
        return (String) browser.run(
                "return fetch('%s', {method: 'POST', credentials: 'include', %s})".formatted(sites.app("/me"), options)
                        + ".then(response => response.type + ' ' + response.status, error => error.name)");
    }

    private static void assertNothingWasChanged(Browser browser) {
        assertThat(sites.service().account.changedBy()).isEmpty();
        browser.open(sites.app("/me"));
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.one("body").getText()).isEqualTo("ada");
    }

    @Test
    void formOfTheServiceItselfIsAdmitted(Browser browser) {
        submitForm(browser, "/me");

        assertThat(browser.status()).isEqualTo(200);
        assertThat(sites.service().account.changedBy()).containsExactly("ada");
    }

    @Test
    void formOfAnotherSiteComesWithoutCookies(Browser browser) {
        browser.open(sites.evil());
        submitForm(browser, "/me");

        assertThat(browser.status()).isEqualTo(401);
        assertThat(sites.service().events.rejections()).containsExactly(Reason.NO_TOKEN);
        assertNothingWasChanged(browser);
    }

    @Test
    void formOfASiblingComesWithCookiesAndIsRejected(Browser browser) {
        browser.open(sites.sibling());
        submitForm(browser, "/me");

        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.one("body").getText()).contains("The request comes from another origin.");
        assertThat(sites.service().events.rejections()).containsExactly(Reason.CROSS_ORIGIN);
        assertNothingWasChanged(browser);
    }

    @Test
    void siblingCannotLogOutOrRefresh(Browser browser) {
        for (String path : new String[] {"/auth/logout", "/auth/logout-all", "/auth/refresh"}) {
            browser.open(sites.sibling());
            submitForm(browser, path);
            assertThat(browser.status()).isEqualTo(403);
        }
        assertThat(sites.service().events.sessions()).isEmpty();
        assertNothingWasChanged(browser);
    }

    @Test
    void simpleFetchIsRejected(Browser browser) {
        browser.open(sites.evil());
        assertThat(fetch(browser, "mode: 'no-cors'")).isEqualTo("opaque 0");
        browser.open(sites.sibling());
        assertThat(fetch(browser, "mode: 'no-cors'")).isEqualTo("opaque 0");
        assertThat(fetch(browser, "mode: 'no-cors', referrerPolicy: 'no-referrer'"))
                .isEqualTo("opaque 0");

        assertThat(sites.service().events.rejections())
                .containsExactly(Reason.NO_TOKEN, Reason.CROSS_ORIGIN, Reason.CROSS_ORIGIN);
        assertNothingWasChanged(browser);
    }

    /** Other clients than browsers send this header, so that nothing else of a page with it must get through. */
    @Test
    void fetchWithAHeaderIsBlockedByTheBrowser(Browser browser) {
        for (String page : new String[] {sites.evil(), sites.sibling()}) {
            browser.open(page);
            assertThat(fetch(browser, "headers: {'X-JWT-CSRF': '1'}")).isEqualTo("TypeError");
            assertThat(browser.messages())
                    .anySatisfy(message -> assertThat(message).contains("preflight", "blocked by CORS policy"));
        }
        assertThat(sites.service().events.rejections()).isEmpty();
        assertNothingWasChanged(browser);
    }

    /** Even one on a page of the service itself has no origin, as a frame for content of users. */
    @Test
    void sandboxedFrameIsOfNoOrigin(Browser browser) {
        for (String page : new String[] {sites.app("/"), sites.sibling(), sites.evil()}) {
            sites.service().events.clear();
            browser.open(page);
            frame(browser, "/me");
            assertThat(sites.service().events.rejections()).containsExactly(Reason.NO_TOKEN);
            sites.service().events.clear();
            frame(browser, "/login/mallory");
            assertThat(sites.service().events.rejections()).containsExactly(Reason.CROSS_ORIGIN);
        }
        assertThat(sites.service().events.sessions()).isEmpty();
        assertNothingWasChanged(browser);
    }

    private static void frame(Browser browser, String path) {
        browser.run("""
                const frame = document.createElement('iframe');
                frame.sandbox = 'allow-forms allow-scripts';
                frame.srcdoc = `<form method=post action="%s"></form><script>document.forms[0].submit()</script>`;
                document.body.append(frame);
                """.formatted(sites.app(path)));
        Waiting.until(
                "the form is submitted",
                () -> !sites.service().events.rejections().isEmpty());
    }

    @Test
    void noOtherOriginLogsAnybodyIn(Browser browser) {
        browser.forgetCookies();
        for (String page : new String[] {sites.evil(), sites.sibling()}) {
            browser.open(page);
            submitForm(browser, "/login/mallory");

            assertThat(browser.status()).isEqualTo(403);
            assertThat(browser.url()).startsWith(sites.app("/"));
            assertThat(browser.cookies()).isEmpty();
        }
        assertThat(sites.service().events.rejections()).containsOnly(Reason.CROSS_ORIGIN);
        assertThat(sites.service().events.sessions()).isEmpty();
    }

    @Test
    void noOtherOriginReplacesAnAccount(Browser browser) {
        browser.open(sites.sibling());
        submitForm(browser, "/login/mallory");

        assertThat(browser.status()).isEqualTo(403);
        assertNothingWasChanged(browser);
    }
}
