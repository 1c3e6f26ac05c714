package io.github.dropwizardjwt.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.JwtFeatureBuilder;
import io.github.dropwizardjwt.auth.route.Routes;
import io.github.dropwizardjwt.testing.JwtTest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The documents of applications of one resource or a few. */
final class Described {
    private final OpenAPI base;
    private Consumer<JwtFeatureBuilder> settings = feature -> {};
    private UnaryOperator<JwtOpenApi> options = UnaryOperator.identity();

    Described() {
        this(new OpenAPI());
    }

    Described(OpenAPI base) {
        this.base = base.info(new Info().title("tests").version("1"));
    }

    Described settings(Consumer<JwtFeatureBuilder> customizer) {
        settings = customizer;
        return this;
    }

    Described options(UnaryOperator<JwtOpenApi> customizer) {
        options = customizer;
        return this;
    }

    /** The document of an application with these resources and providers. */
    JsonNode document(Object... resources) throws Throwable {
        JwtFeature feature = JwtTest.standalone(settings).feature();
        JwtOpenApi openApi = options.apply(new JwtOpenApi(() -> new Routes(feature.routes()), base));
        ResourceExtension.Builder builder =
                ResourceExtension.builder().addProvider(feature).addResource(openApi);
        for (Object resource : resources) {
            builder.addResource(resource);
        }
        ResourceExtension application = builder.build();
        application.before();
        try {
            return Sample.json(application.target("/openapi.json").request().get(String.class));
        } finally {
            application.after();
        }
    }
}
