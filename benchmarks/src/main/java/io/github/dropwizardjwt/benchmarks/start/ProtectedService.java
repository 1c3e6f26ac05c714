package io.github.dropwizardjwt.benchmarks.start;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The same service with the bundle. */
final class ProtectedService extends Application<ProtectedService.Settings> {
    private final Iterable<Class<?>> resources;

    ProtectedService(Iterable<Class<?>> resources) {
        this.resources = resources;
    }

    @Override
    public void initialize(Bootstrap<Settings> bootstrap) {
        bootstrap.addBundle(new JwtBundle<>(Settings::getJwt));
    }

    @Override
    public void run(Settings configuration, Environment environment) {
        resources.forEach(environment.jersey()::register);
    }

    /** Its configuration, as the documentation has it. */
    static final class Settings extends Configuration {
        @Valid
        @NotNull
        private JwtConfiguration jwt = new JwtConfiguration();

        @JsonProperty
        JwtConfiguration getJwt() {
            return jwt;
        }

        @JsonProperty
        void setJwt(JwtConfiguration jwt) {
            this.jwt = jwt;
        }
    }
}
