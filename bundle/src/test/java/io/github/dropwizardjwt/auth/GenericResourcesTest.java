package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.security.Principal;
import java.util.Optional;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A type parameter that stands for a token is a token. */
class GenericResourcesTest {
    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() throws NoSuchMethodException {
        Resource.Builder programmatic = Resource.builder("programmatic");
        programmatic
                .addChildResource("declared")
                .addMethod("POST")
                .handledBy(Bridged.class, Bridged.class.getMethod("call", String.class));
        programmatic
                .addChildResource("bridge")
                .addMethod("POST")
                .handledBy(Bridged.class, Bridged.class.getMethod("call", Object.class));
        server = TestServer.configured(environment -> {
            environment.jersey().register(TestTokens.feature());
            environment.jersey().register(Named.class);
            environment.jersey().getResourceConfig().registerResources(programmatic.build());
        });
    }

    @Test
    void parameterOfAGenericTypeDemandsAToken() {
        assertThat(server.get("/named/one").statusCode()).isEqualTo(401);
        assertThat(server.get("/named/one", TestTokens.refresh("alice")).statusCode())
                .isEqualTo(401);
        assertThat(server.get("/named/one", TestTokens.auth("alice")).body()).isEqualTo("alice");
    }

    @Test
    void optionalParameterOfAGenericTypeRejectsABadToken() {
        assertThat(server.get("/named/optional").body()).isEqualTo("nobody");
        assertThat(server.get("/named/optional", "a.b.c").statusCode()).isEqualTo(401);
        assertThat(server.get("/named/optional", TestTokens.auth("alice")).body())
                .isEqualTo("alice");
    }

    /** Java makes a second method that takes an Object; whichever is registered is the overriding one. */
    @ParameterizedTest
    @ValueSource(strings = {"declared", "bridge"})
    void overridingMethodIsGuardedThroughItsBridgeToo(String path) {
        assertThat(server.send("POST", "/programmatic/" + path).statusCode()).isEqualTo(401);
        assertThat(server.send("POST", "/programmatic/" + path, TestTokens.auth("alice"))
                        .body())
                .isEqualTo("bridged");
    }

    public abstract static class NamedBase<P extends Principal> {
        @GET
        @Path("/one")
        public String one(@Auth P principal) {
            return principal.getName();
        }

        @GET
        @Path("/optional")
        public String optional(@Auth Optional<P> principal) {
            return principal.map(Principal::getName).orElse("nobody");
        }
    }

    @Path("/named")
    public static final class Named extends NamedBase<Token> {}

    public abstract static class BridgedBase<T> {
        @RequireToken
        public abstract String call(T body);
    }

    public static final class Bridged extends BridgedBase<String> {
        @Override
        public String call(String body) {
            return "bridged";
        }
    }
}
