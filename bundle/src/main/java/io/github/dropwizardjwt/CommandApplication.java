package io.github.dropwizardjwt;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.auth.route.Routes;
import io.github.dropwizardjwt.cli.StartedService;
import org.glassfish.jersey.server.ApplicationHandler;

/**
 * The application of a command, started as for {@code server} up to where the ports are opened.
 *
 * @param service the bundle that has run in it
 */
record CommandApplication(RunningService service) implements StartedService {
    /**
     * Starts the application.
     *
     * @param bundle the application's bundle
     * @throws Exception if the application would not start
     */
    static <T extends Configuration> CommandApplication start(
            Bootstrap<T> bootstrap, T configuration, JwtServices bundle) throws Exception {
        Environment environment = new Environment(
                bootstrap.getApplication().getName(),
                bootstrap.getObjectMapper(),
                bootstrap.getValidatorFactory(),
                bootstrap.getMetricRegistry(),
                bootstrap.getClassLoader(),
                bootstrap.getHealthCheckRegistry(),
                configuration);
        configuration.getServerFactory().configure(environment);
        if (configuration.getServerFactory() instanceof AbstractServerFactory factory) {
            // Otherwise set when the server is built.
            factory.getJerseyRootPath().ifPresent(environment.jersey()::setUrlPattern);
        }
        bootstrap.run(configuration, environment);
        bootstrap.getApplication().run(configuration, environment);
        new ApplicationHandler(environment.jersey().getResourceConfig());
        return new CommandApplication(RunningService.required(bundle.service, "routes()"));
    }

    @Override
    public Routes routes() {
        return service.serviceRoutes().ofApplication();
    }

    @Override
    public Routes adminRoutes() {
        return service.serviceRoutes().ofAdmin();
    }
}
