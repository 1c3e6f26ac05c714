package io.github.dropwizardjwt;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.auth.explain.Explanation;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import io.github.dropwizardjwt.auth.route.Routes;
import io.github.dropwizardjwt.cli.StartedService;
import io.github.dropwizardjwt.cli.TokenRequest;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.TokenPair;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.spi.Container;

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
        ApplicationHandler jersey = new ApplicationHandler(environment.jersey().getResourceConfig());
        jersey.onStartup(new Portless(jersey));
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

    @Override
    public Explanation explain(RequestDescription request) {
        return service.serviceRoutes().explain(request);
    }

    @Override
    public Explanation explainFor(TokenRequest caller, String method, String path) {
        SessionManager sessions = service.sessions();
        if (sessions == null) {
            String token = service.tokens()
                    .authToken(caller.subject(), caller.scope(), caller.claims())
                    .signed();
            return explain(RequestDescription.withToken(method, path, token));
        }
        TokenPair pair = sessions.open(caller.subject(), caller.scope(), caller.claims());
        try {
            return explain(
                    RequestDescription.withToken(method, path, pair.auth().signed()));
        } finally {
            sessions.revoke(pair.refresh());
        }
    }

    /** What Jersey runs in without a server. */
    private record Portless(ApplicationHandler handler) implements Container {
        @Override
        public ResourceConfig getConfiguration() {
            return handler.getConfiguration();
        }

        @Override
        public ApplicationHandler getApplicationHandler() {
            return handler;
        }

        @Override
        public void reload() {
            throw new UnsupportedOperationException("A command does not reload the application");
        }

        @Override
        public void reload(ResourceConfig configuration) {
            reload();
        }
    }
}
