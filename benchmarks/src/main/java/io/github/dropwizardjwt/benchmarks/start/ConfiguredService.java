package io.github.dropwizardjwt.benchmarks.start;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;

/** The same service with the bundle's section in its configuration, and without the bundle. */
final class ConfiguredService extends Application<ProtectedService.Settings> {
    private final Iterable<Class<?>> resources;

    ConfiguredService(Iterable<Class<?>> resources) {
        this.resources = resources;
    }

    @Override
    public void run(ProtectedService.Settings configuration, Environment environment) {
        resources.forEach(environment.jersey()::register);
    }
}
