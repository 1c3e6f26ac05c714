package io.github.dropwizardjwt.browser;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A test with the service and both other sites, in which ada has just logged in. */
@ExtendWith(Chromium.class)
abstract class SitesTest {
    static Sites sites;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        sites = Sites.start(directory);
    }

    @AfterAll
    static void stop() {
        sites.close();
    }

    @BeforeEach
    void logIn(Browser browser) {
        sites.logIn(browser, "ada");
    }
}
