package io.github.dropwizardjwt.example;

import io.dropwizard.assets.AssetsBundle;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;

/** The page at {@code /app/}, which calls the routes from a browser. */
final class BrowserPage {
    private static final String PATH = "/app/";

    private BrowserPage() {}

    /** Serves the page. Anybody may load it; what it calls is protected. */
    static void serve(Configuration configuration, Environment environment) {
        new AssetsBundle(PATH, PATH, "index.html", "app").run(configuration, environment);
        environment
                .servlets()
                .addFilter("app-headers", new PageHeaders())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, PATH + "*");
    }
}
