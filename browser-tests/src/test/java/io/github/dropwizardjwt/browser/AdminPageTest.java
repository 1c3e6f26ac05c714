package io.github.dropwizardjwt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.testing.ResourceHelpers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The admin page, for people who look at it, listen to it, or have no mouse. */
@ExtendWith(Chromium.class)
class AdminPageTest {
    /** What can have the focus, in the order of the document. */
    private static final String STOPS = """
            const stops = [...document.querySelectorAll('a[href], summary, [tabindex="0"]')].filter(e => e.checkVisibility());
            const name = e => e.tagName + ' ' + (e.ariaLabel || e.textContent);
            """;

    private static DropwizardTestSupport<Settings> service;
    private static String page;

    @BeforeAll
    static void start() throws Exception {
        service =
                new DropwizardTestSupport<>(OrderService.class, ResourceHelpers.resourceFilePath("order-service.yml"));
        service.before();
        page = "http://localhost:" + service.getAdminPort() + "/jwt";
        new Traffic(service.getApplication(), service.getLocalPort()).pass();
    }

    @AfterAll
    static void stop() {
        service.after();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void loadsWithoutErrorsAndIsLegible(String scheme, Browser browser) throws Exception {
        browser.open(page);
        browser.scheme(scheme);
        browser.run("document.querySelector('details').open = true");

        assertThat(browser.title()).isEqualTo("JSON Web Tokens of order-service");
        assertThat(Legibility.faintTexts(browser)).isEmpty();
        assertThat(Legibility.faintGraphics(browser, "rect", ".swatch")).isEmpty();
        assertThat(Files.size(browser.screenshot("admin-" + scheme))).isGreaterThan(10_000);
        assertThat(browser.messages()).isEmpty();
        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(scheme.equals("dark") ? "rgb(20, 24, 29)" : "rgb(255, 255, 255)");
    }

    /** So that the test above would notice it. */
    @Test
    void policyAllowsNoOtherStyle(Browser browser) {
        browser.open(page);
        browser.run("document.body.setAttribute('style', 'color: red')");

        assertThat(browser.messages())
                .singleElement()
                .asString()
                .contains("violates the following Content Security Policy directive");
    }

    @Test
    void tabReachesEverythingInOrderAndShowsWhereItIs(Browser browser) {
        browser.open(page);
        List<String> expected = browser.texts(STOPS + "return stops.map(name)");
        List<String> reached = new ArrayList<>();
        List<String> invisible = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            browser.tab();
            reached.addAll(browser.texts(STOPS + "return [name(document.activeElement)]"));
            invisible.addAll(browser.texts(STOPS + """
                            const style = getComputedStyle(document.activeElement);
                            const box = document.activeElement.getBoundingClientRect();
                            const shown = style.outlineStyle === 'solid' && box.right > 0 && box.bottom > 0;
                            return shown ? [] : [name(document.activeElement)];
                            """));
        }

        assertThat(expected).hasSizeGreaterThan(15);
        assertThat(reached).isEqualTo(expected);
        assertThat(invisible).isEmpty();
    }

    @Test
    void numbersOfMinutesOpenByKeyboard(Browser browser) {
        browser.open(page);
        browser.run("document.querySelector('summary').focus()");
        browser.type(Keys.ENTER);

        assertThat(browser.run("return document.querySelector('details').open")).isEqualTo(true);
        assertThat(browser.all("details tbody tr")).hasSizeGreaterThan(50);
    }

    @Test
    void skipLinkLeadsToTheContent(Browser browser) {
        browser.open(page);
        browser.tab();
        browser.type(Keys.ENTER);

        assertThat(browser.run("return document.activeElement.id")).isEqualTo("content");
    }

    @Test
    void everythingHasARoleAndAName(Browser browser) {
        browser.open(page);
        browser.run("document.querySelector('details').open = true");

        assertThat(browser.all("table"))
                .hasSizeGreaterThan(5)
                .allSatisfy(table -> assertThat(table.getAccessibleName()).isNotBlank());
        assertThat(browser.all("svg")).hasSize(2).allSatisfy(chart -> {
            assertThat(chart.getAriaRole()).isIn("img", "image");
            assertThat(chart.getAccessibleName()).endsWith("requests per minute");
        });
        assertThat(browser.all("section, nav, .scroll"))
                .allSatisfy(part -> assertThat(part.getAccessibleName()).isNotBlank());
        assertThat(browser.texts("return [...document.querySelectorAll('th:not([scope])')].map(e => e.textContent)"))
                .isEmpty();
        assertThat(browser.texts("return [...document.querySelectorAll('h1,h2,h3,h4')].map(e => e.tagName)"))
                .startsWith("H1", "H2")
                .containsOnlyOnce("H1")
                .containsOnly("H1", "H2");
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("en");
    }

    @Test
    void chartShowsTheNumbersOfTheTable(Browser browser) {
        browser.open(page);
        browser.run("document.querySelector('details').open = true");

        assertThat(browser.all("details tbody tr").stream()
                        .map(row -> row.findElements(By.tagName("td")).get(0).getText())
                        .mapToInt(Integer::parseInt)
                        .max())
                .hasValue(8);
        assertThat(browser.one("figcaption").getText()).isEqualTo("Admitted per minute; the highest bar is 8.");
        assertThat(browser.all("svg").get(0).findElements(By.tagName("rect"))).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 768, 1920})
    void neverScrollsSideways(int width, Browser browser) throws Exception {
        browser.open(page);
        browser.width(width);
        browser.run("document.querySelector('details').open = true");

        assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        browser.screenshot("admin-" + width);
    }

    @Test
    void linksLeadToRoutesAndBack(Browser browser) {
        browser.open(page);
        for (WebElement link : browser.all("nav a")) {
            if (link.getText().equals("Only the routes")) {
                link.click();
                break;
            }
        }
        assertThat(browser.url()).isEqualTo(page + "/routes");
        assertThat(browser.all("section")).hasSize(1);

        assertThat(browser.messages()).isEmpty();
    }
}
