package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.glassfish.jersey.process.Inflector;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources that Jersey does not find by scanning a class: built by hand. */
class ProgrammaticResourcesTest {
    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        Resource.Builder built = Resource.builder("built");
        built.addChildResource("class").addMethod("GET").handledBy(GuardedClass.class);
        built.addChildResource("instance").addMethod("GET").handledBy(new GuardedClass());
        built.addChildResource("method-of-class").addMethod("GET").handledBy(GuardedMethod.class);
        built.addChildResource("method-of-instance").addMethod("GET").handledBy(new GuardedMethod());
        server = TestServer.configured(environment -> {
            environment.jersey().register(TestTokens.feature());
            environment.jersey().getResourceConfig().registerResources(built.build());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/built/class", "/built/instance", "/built/method-of-class", "/built/method-of-instance"})
    void requirementIsEnforced(String path) {
        assertThat(server.get(path).statusCode()).isEqualTo(401);
        assertThat(server.send("HEAD", path).statusCode()).isEqualTo(401);
        assertThat(server.get(path, TestTokens.auth("alice")).body()).isEqualTo("done");
    }

    @RequireToken
    public static final class GuardedClass implements Inflector<ContainerRequestContext, Object> {
        @Override
        public Object apply(ContainerRequestContext request) {
            return "done";
        }
    }

    public static final class GuardedMethod implements Inflector<ContainerRequestContext, Object> {
        @Override
        @RequireToken
        public Object apply(ContainerRequestContext request) {
            return "done";
        }
    }
}
