package io.github.dropwizardjwt.support;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.validation.Validators;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Reads {@code jwt:} sections as a Dropwizard application reads them: same parser, same validator. */
public final class Sections {
    public static final String SECRET = "dZ4wq0T9-uJ7xKf2_Rm5bNc8vLs1hYpG6eQaWiXo3";
    public static final String FILE = "config.yml";

    /** The one that a bootstrap has; slow to make. */
    private static final Validator VALIDATOR = Validators.newValidator();

    private Sections() {}

    /** The configuration of the application that the section belongs to. */
    public static final class Host extends Configuration {
        @Valid
        @NotNull
        private JwtConfiguration jwt;

        @JsonProperty
        public JwtConfiguration getJwt() {
            return jwt;
        }

        @JsonProperty
        void setJwt(JwtConfiguration jwt) {
            this.jwt = jwt;
        }
    }

    private static final class HostApplication extends Application<Host> {
        @Override
        public void run(Host configuration, Environment environment) {
            throw new AssertionError("Only its configuration is read");
        }
    }

    /** The section of these lines. */
    public static JwtConfiguration read(String... lines) throws IOException, ConfigurationException {
        return readYaml("jwt:\n" + String.join("\n", lines).indent(2));
    }

    /** The same without the checks, so that it may hold settings that contradict each other. */
    public static JwtConfiguration readUnchecked(String... lines) throws IOException, ConfigurationException {
        return readYaml("jwt:\n" + String.join("\n", lines).indent(2), null);
    }

    public static JwtConfiguration readYaml(String yaml) throws IOException, ConfigurationException {
        return readYaml(yaml, VALIDATOR);
    }

    private static JwtConfiguration readYaml(String yaml, Validator validator)
            throws IOException, ConfigurationException {
        Bootstrap<Host> bootstrap = new Bootstrap<>(new HostApplication());
        bootstrap.addBundle(new JwtBundle<>(Host::getJwt));
        return bootstrap
                .getConfigurationFactoryFactory()
                .create(Host.class, validator, bootstrap.getObjectMapper(), "dw")
                .build(path -> new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), FILE)
                .getJwt();
    }

    /** What issues and verifies tokens as a section says, without trusted issuers and sessions. */
    public static TokenManager manager(JwtConfiguration section, Clock clock) {
        return section.buildTokens(clock, section.buildKeys(clock).schedule()).build();
    }

    /** A text of several lines as a YAML value. */
    public static String block(String name, String text) {
        return name + ": |\n" + text.stripTrailing().indent(2).stripTrailing();
    }
}
