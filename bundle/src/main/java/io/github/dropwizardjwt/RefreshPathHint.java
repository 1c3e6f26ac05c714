package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.auth.cookie.TokenCookies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns where browsers would not send the refresh token to the endpoint that exchanges it. */
final class RefreshPathHint {
    private static final Logger LOGGER = LoggerFactory.getLogger(RefreshPathHint.class);

    private RefreshPathHint() {}

    /** When the server has started, since {@code rootPath} is not known before. */
    static void register(TokenCookies cookies, String endpoints, ServiceRoutes routes, Environment environment) {
        environment.lifecycle().addServerLifecycleListener(server -> {
            String path = routes.wholePath(endpoints);
            if (!cookies.reach(path)) {
                LOGGER.warn(
                        "jwt.cookies.refreshPath does not cover {}: browsers do not send the refresh token there; set it "
                                + "to that path, or remove it",
                        path);
            }
        });
    }
}
