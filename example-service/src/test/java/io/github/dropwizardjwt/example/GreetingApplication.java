package io.github.dropwizardjwt.example;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;

/** The whole application at the top of the README. */
public class GreetingApplication extends Application<ExampleConfiguration> {
    private final JwtBundle<ExampleConfiguration> jwt = new JwtBundle<>(ExampleConfiguration::getJwt);

    @Override
    public void initialize(Bootstrap<ExampleConfiguration> bootstrap) {
        bootstrap.addBundle(jwt);
    }

    @Override
    public void run(ExampleConfiguration configuration, Environment environment) {
        environment.jersey().register(new GreetingResource());
    }
}
