package io.github.dropwizardjwt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page of the example, for users who have no mouse. */
@ExtendWith(Chromium.class)
class ExamplePageTest {
    private static final int MORE_THAN_ALL_STOPS = 60;

    private static ExamplePage example;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        example = ExamplePage.start(data);
    }

    @AfterAll
    static void stop() {
        example.close();
    }

    @BeforeEach
    void open(Browser browser) throws Exception {
        example.logOutEverywhere("alice");
        browser.forgetCookies();
        browser.open(example.url());
        browser.run("localStorage.clear()");
        browser.open(example.url());
    }

    private static void logIn(Browser browser) {
        logIn(browser, "alice-password");
        waitForStatus(browser, "Logged in as alice.");
    }

    private static void logIn(Browser browser, String password) {
        tabTo(browser, "#username");
        browser.type("alice");
        browser.tab();
        browser.type(password);
        browser.type(Keys.ENTER);
    }

    private static void tabTo(Browser browser, String selector) {
        for (int i = 0; i < MORE_THAN_ALL_STOPS && !hasFocus(browser, selector); i++) {
            browser.tab();
        }
        assertThat(hasFocus(browser, selector)).as("focus on " + selector).isTrue();
    }

    private static boolean hasFocus(Browser browser, String selector) {
        return (Boolean) browser.run("return document.activeElement.matches('" + selector + "')");
    }

    private static void press(Browser browser, String selector) {
        tabTo(browser, selector);
        browser.type(Keys.ENTER);
    }

    private static void waitForStatus(Browser browser, String text) {
        browser.waitUntil("return document.getElementById('status').textContent.startsWith('" + text + "')");
    }

    private static List<String> texts(Browser browser, String selector) {
        return browser.texts("return [...document.querySelectorAll('" + selector + "')].map(e => e.textContent)");
    }

    /** Responses with 4xx are logged by the browser itself. */
    private static void assertNoErrors(Browser browser) {
        assertThat(browser.messages()).allMatch(message -> message.contains("Failed to load resource"));
    }

    @Test
    void routesAreCalledByKeyboard(Browser browser) {
        logIn(browser);
        assertThat(hasFocus(browser, "#account-title")).isTrue();

        Map<String, String> statuses = new LinkedHashMap<>();
        for (WebElement button : browser.all("[data-path]")) {
            String path = button.getText();
            press(browser, "[data-path=\"" + button.getAttribute("data-path") + "\"]");
            waitForStatus(browser, path + ": ");
            statuses.put(path, String.join(", ", texts(browser, "#exchanges .verdict")));
        }

        assertThat(statuses)
                .containsOnlyKeys(
                        "GET /protected_route",
                        "GET /user_specific_route/alice",
                        "GET /claim_route",
                        "GET /admin_dashboard",
                        "GET /overridable_route/alice",
                        "GET /projects/apollo",
                        "GET /cookie_route")
                .allSatisfy((path, verdict) -> assertThat(verdict)
                        .startsWith(path.equals("GET /admin_dashboard") ? "403 Forbidden" : "200 OK"));
        assertNoErrors(browser);
    }

    @Test
    void wrongPasswordIsSaidAndMayBeTypedAgain(Browser browser) {
        logIn(browser, "wrong");
        waitForStatus(browser, "User name or password is wrong.");
        assertThat(hasFocus(browser, "#password[aria-invalid=true]")).isTrue();

        browser.type("alice-password");
        browser.type(Keys.ENTER);
        waitForStatus(browser, "Logged in as alice.");
        assertNoErrors(browser);
    }

    @Test
    void expiryIsSeenAndMended(Browser browser) {
        logIn(browser);
        example.pass(Duration.ofMinutes(61));

        press(browser, "[data-path=\"/protected_route\"]");
        waitForStatus(browser, "GET /protected_route: 200");

        assertThat(texts(browser, "#exchanges li > p:first-child"))
                .containsExactly("GET /protected_route", "POST /auth/refresh", "GET /protected_route");
        assertThat(texts(browser, "#exchanges .verdict"))
                .extracting(verdict -> verdict.substring(0, 3))
                .containsExactly("401", "204", "200");
        assertNoErrors(browser);
    }

    @Test
    void renewalInTheLastThirdIsShown(Browser browser) {
        logIn(browser);
        assertThat(texts(browser, "#renewals li")).isEmpty();
        example.pass(Duration.ofMinutes(41));

        press(browser, "[data-path=\"/protected_route\"]");
        browser.waitUntil("return document.querySelectorAll('#renewals li').length === 1");

        assertThat(texts(browser, "#exchanges .verdict")).hasSize(1);
        assertThat(texts(browser, "#renewals li"))
                .singleElement()
                .asString()
                .endsWith("noticed after GET /protected_route");
        assertNoErrors(browser);
    }

    @Test
    void anotherSessionOfTheUserIsEnded(Browser browser) throws Exception {
        logIn(browser);
        String elsewhere = example.logInElsewhere("alice");
        assertThat(example.accepts(elsewhere)).isTrue();

        press(browser, "#reload");
        waitForStatus(browser, "Sessions: 2.");
        assertThat(texts(browser, "#sessions-list strong")).anyMatch(client -> client.contains("Chrome"));
        // The latest login comes first.
        press(browser, "#sessions-list li:first-child button");
        browser.waitUntil("return document.querySelectorAll('#sessions-list li').length === 1");

        assertThat(example.accepts(elsewhere)).isFalse();
        assertThat(hasFocus(browser, "#sessions-title")).isTrue();
        assertNoErrors(browser);
    }

    @Test
    void sessionThatWasEndedElsewhereLeadsToTheLogin(Browser browser) throws Exception {
        logIn(browser);
        example.logOutEverywhere("alice");

        press(browser, "#reload");
        waitForStatus(browser, "Your session has ended");

        assertThat(browser.one("#login").isDisplayed()).isTrue();
        assertThat(hasFocus(browser, "#username")).isTrue();
        assertNoErrors(browser);
    }

    @Test
    void logoutRemovesTheCookiesAndWhatThePageKnows(Browser browser) {
        logIn(browser);
        browser.leave("location.reload()");
        browser.waitUntil("return document.getElementById('subject').checkVisibility()");

        press(browser, "#logout");
        waitForStatus(browser, "You have logged out.");

        assertThat(browser.cookies()).isEmpty();
        assertThat(texts(browser, "#claims tr, #sessions-list li, #exchanges li"))
                .isEmpty();
        browser.leave("location.reload()");
        assertThat(browser.one("#login").isDisplayed()).isTrue();
        assertNoErrors(browser);
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 320", "dark, 320"})
    void isLegibleAndNeverScrollsSideways(String scheme, int width, Browser browser) throws Exception {
        browser.scheme(scheme);
        browser.width(width);
        assertThat(Legibility.faintTexts(browser)).isEmpty();
        browser.screenshot("example-login-" + scheme + "-" + width);
        logIn(browser);
        press(browser, "[data-path=\"/admin_dashboard\"]");
        waitForStatus(browser, "GET /admin_dashboard: 403");

        assertThat(Legibility.faintTexts(browser)).isEmpty();
        assertThat(Legibility.faintGraphics(browser, ".bar")).isEmpty();
        assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        assertThat(Files.size(browser.screenshot("example-" + scheme + "-" + width)))
                .isGreaterThan(10_000);
        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(scheme.equals("dark") ? "rgb(20, 24, 29)" : "rgb(255, 255, 255)");
        assertNoErrors(browser);
    }

    @Test
    void everythingHasAName(Browser browser) {
        logIn(browser);

        assertThat(browser.all("button, input:not([type=hidden]), table, section, nav"))
                .hasSizeGreaterThan(15)
                .filteredOn(element -> element.isDisplayed())
                .allSatisfy(element -> assertThat(element.getAccessibleName()).isNotBlank());
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("en");
    }
}
