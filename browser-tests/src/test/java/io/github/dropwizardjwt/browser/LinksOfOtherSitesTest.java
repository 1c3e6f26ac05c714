package io.github.dropwizardjwt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.ConfigOverride;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Cookie;

/** Links that lead to pages of users who are logged in. */
@ExtendWith(Chromium.class)
class LinksOfOtherSitesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"STRICT, 401", "LAX, 200"})
    void leadToAPageThatKnowsTheUserWithLaxCookiesOnly(String sameSite, int status, Browser browser) throws Exception {
        try (Sites sites = Sites.start(directory, ConfigOverride.config("jwt.cookies.sameSite", sameSite))) {
            sites.logIn(browser, "ada");
            assertThat(browser.cookies())
                    .extracting(Cookie::getSameSite)
                    .allMatch(sameSite::equalsIgnoreCase)
                    .hasSize(2);

            follow(browser, sites.evil(), sites.app("/me"));
            assertThat(browser.status()).isEqualTo(status);

            follow(browser, sites.sibling(), sites.app("/me"));
            assertThat(browser.status()).isEqualTo(200);

            browser.open(sites.evil());
            browser.leave("const form = document.createElement('form'); form.method = 'post'; form.action = '"
                    + sites.app("/me") + "'; document.body.append(form); form.submit()");
            assertThat(browser.status()).isEqualTo(401);
            assertThat(sites.service().account.changedBy()).isEmpty();
        }
    }

    private static void follow(Browser browser, String page, String target) {
        browser.open(page);
        browser.leave("const link = document.createElement('a'); link.href = '" + target
                + "'; document.body.append(link); link.click()");
    }
}
