package io.github.dropwizardjwt.cli;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that forgot {@code @Valid} on the field of its section. */
class CommandLineUncheckedTest {
    @TempDir
    Path directory;

    @Test
    void commandsRejectTheSettingsThatTheServiceRejects() throws Exception {
        Path file = Files.writeString(
                directory.resolve("config.yml"),
                "jwt: {issuer: ' ', algorithm: HS256, secret: " + SECRET + ", clockSkew: 1h}");
        Unchecked application = new Unchecked();

        application.run("jwt", "token", "--sub", "alice", file.toString());

        assertThat(application.failure)
                .hasMessageStartingWith("jwt has the following errors:")
                .hasMessageContaining("issuer must not be blank")
                .hasMessageContaining("clockSkew must be less than or equal to 10 MINUTES");
    }

    static final class UncheckedConfiguration extends Configuration {
        @JsonProperty
        JwtConfiguration jwt;
    }

    private static final class Unchecked extends Application<UncheckedConfiguration> {
        Throwable failure;

        @Override
        public void initialize(Bootstrap<UncheckedConfiguration> bootstrap) {
            bootstrap.addBundle(new JwtBundle<>(configuration -> configuration.jwt));
        }

        @Override
        public void run(UncheckedConfiguration configuration, Environment environment) {}

        @Override
        protected void onFatalError(Throwable t) {
            failure = t;
        }
    }
}
