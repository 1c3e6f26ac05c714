package io.github.dropwizardjwt.openapi;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import java.util.List;
import java.util.Optional;

/** An application with a route of every kind, which serves its document. */
public final class SampleApplication extends Application<SampleConfiguration> {
    private final JwtBundle<SampleConfiguration> jwt = new JwtBundle<>(SampleConfiguration::getJwt);

    @Override
    public void initialize(Bootstrap<SampleConfiguration> bootstrap) {
        bootstrap.addBundle(jwt.withPrincipal(
                        SampleResources.User.class, token -> Optional.of(new SampleResources.User(token.subject())))
                .withCheck(
                        "owns",
                        List.of("project"),
                        (token, path) -> token.subject().equals("alice")));
        jwt.guard("/api/reports/*").scope("reports");
    }

    @Override
    public void run(SampleConfiguration configuration, Environment environment) {
        environment.jersey().register(new SampleLogin(jwt.sessions()));
        environment.jersey().register(new SampleOrders());
        environment.jersey().register(new SampleResources());
        environment
                .jersey()
                .register(new JwtOpenApi(
                        jwt::routes,
                        new OpenAPI(SpecVersion.valueOf(configuration.openApi()))
                                .info(new Info().title("Sample").version("1.0"))));
    }
}
