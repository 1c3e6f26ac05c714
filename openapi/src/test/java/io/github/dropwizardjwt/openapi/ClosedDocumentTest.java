package io.github.dropwizardjwt.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.testing.JwtTest;
import io.github.dropwizardjwt.testing.TestToken;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A document that only developers may read. */
@ExtendWith(DropwizardExtensionsSupport.class)
class ClosedDocumentTest {
    public static final class ClosedApplication extends Application<SampleConfiguration> {
        private final JwtBundle<SampleConfiguration> jwt = new JwtBundle<>(SampleConfiguration::getJwt);

        @Override
        public void initialize(Bootstrap<SampleConfiguration> bootstrap) {
            bootstrap.addBundle(jwt);
            jwt.guard("/openapi.json").scope("developer");
            jwt.guard("/openapi.yaml").scope("developer");
        }

        @Override
        public void run(SampleConfiguration configuration, Environment environment) {
            environment
                    .jersey()
                    .register(new JwtOpenApi(
                            jwt::routes,
                            new OpenAPI().info(new Info().title("Closed").version("1.0"))));
        }
    }

    private static final DropwizardAppExtension<SampleConfiguration> APP = new DropwizardAppExtension<>(
            ClosedApplication.class, "src/test/resources/sample.yml", ConfigOverride.config("server.rootPath", "/*"));

    @RegisterExtension
    static final JwtTest JWT = JwtTest.of(APP);

    @Test
    void isReadWithToken() {
        for (String path : List.of("/openapi.json", "/openapi.yaml")) {
            assertThat(Sample.get(APP, path).statusCode()).isEqualTo(401);
            assertThat(status(path, JWT.as("alice"))).isEqualTo(403);
            assertThat(status(path, JWT.as("alice").scope("developer"))).isEqualTo(200);
        }
    }

    @Test
    void isClosedInEverySpellingOfItsPath() {
        for (String path : List.of(
                "/openapi.json;v=1", "/openapi%2Ejson", "/%6fpenapi.json", "/openapi.json/", "/openapi.json?v=1")) {
            assertThat(Sample.get(APP, path).statusCode()).as(path).isEqualTo(401);
        }
    }

    private static int status(String path, TestToken token) {
        return Sample.send(HttpRequest.newBuilder(Sample.uri(APP, path))
                        .header("Authorization", token.header())
                        .build())
                .statusCode();
    }
}
