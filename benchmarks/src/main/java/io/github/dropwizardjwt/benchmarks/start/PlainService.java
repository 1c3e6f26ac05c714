package io.github.dropwizardjwt.benchmarks.start;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;

/** A service without the bundle. */
final class PlainService extends Application<Configuration> {
    private final Iterable<Class<?>> resources;

    PlainService(Iterable<Class<?>> resources) {
        this.resources = resources;
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        resources.forEach(environment.jersey()::register);
    }
}
