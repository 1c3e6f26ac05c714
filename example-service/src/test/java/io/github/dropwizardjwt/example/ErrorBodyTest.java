package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.token.Reason;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application with its own error bodies. */
class ErrorBodyTest {
    @Test
    void sendsTheBodyOfTheErrorHandler(@TempDir Path data) throws Exception {
        try (ExampleServer server = ExampleServer.start(WithErrorBodies.class, data)) {
            HttpResponse<String> answer = server.get("/protected_route");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"api\"");
            assertThat(answer.body()).isEqualTo("{\"error\":\"Please log in.\"}");
            assertThat(server.get("/protected_route", "bad").body()).isEqualTo("{\"error\":\"No.\"}");
        }
    }

    public static final class WithErrorBodies extends Application<ExampleConfiguration> {
        private final JwtBundle<ExampleConfiguration> jwt = new JwtBundle<>(ExampleConfiguration::getJwt);

        @Override
        public void initialize(Bootstrap<ExampleConfiguration> bootstrap) {
            jwt.withGrants(subject -> Optional.empty());
            bootstrap.addBundle(jwt.withErrorHandler((request, reason, response) ->
                    response.entity(Map.of("error", reason == Reason.NO_TOKEN ? "Please log in." : "No."))));
        }

        @Override
        public void run(ExampleConfiguration configuration, Environment environment) {
            environment.jersey().register(new ProtectedResource());
        }
    }
}
