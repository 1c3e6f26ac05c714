package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.route.Routes;

/** Lists all routes of a running service. */
record ServiceRoutes(JwtFeature feature, Environment environment) {
    /**
     * The routes of now.
     *
     * @throws IllegalStateException before the server has started
     */
    Routes list() {
        return new Routes(feature.routes());
    }
}
