package io.github.dropwizardjwt.example;

import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.github.dropwizardjwt.testing.JwtTest;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each route of the example is closed to all but those whom its rule admits, and the rules are those of routes.txt. */
@ExtendWith(DropwizardExtensionsSupport.class)
class ClosedTest {
    private static final DropwizardAppExtension<ExampleConfiguration> APP = new DropwizardAppExtension<>(
            ExampleApplication.class,
            "../config.yml",
            ConfigOverride.config("database.url", "jdbc:h2:mem:closed"),
            ConfigOverride.config("jwt.sessions.database.url", "jdbc:h2:mem:closed"),
            // The machine may be busy with other tests.
            ConfigOverride.config("jwt.sessions.timeout", "10s"),
            ConfigOverride.config("jwt.secretFile", "target/closed.secret"),
            ConfigOverride.config("server.applicationConnectors[0].port", "0"),
            ConfigOverride.config("server.adminConnectors[0].port", "0"),
            ConfigOverride.config("logging.level", "WARN"));

    @RegisterExtension
    static final JwtTest JWT = JwtTest.of(APP);

    @TestFactory
    Stream<DynamicNode> closed() {
        return JWT.closed(with -> with.param("project", "apollo")
                .stranger("bob")
                .unknown("GET /projects/{project}", JWT.as("nobody").scope("admin"))
                .controlsOnUnsafeMethods());
    }

    @Test
    void routes() {
        JWT.routes().matches(Path.of("routes.txt"));
    }
}
