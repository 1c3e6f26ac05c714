package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    @TempDir
    java.nio.file.Path data;

    @Test
    void keepsUsersSecretAndSessionsOverRestart() throws Exception {
        String before;
        String loggedOut;
        try (ExampleServer server = ExampleServer.start(data)) {
            before = server.authToken("alice");
            loggedOut = server.authToken("alice");
            server.post("/auth/logout", loggedOut);
            server.users().remove("bob");
            server.users().add(new User("carol", null, Map.of()), "carol-password");
        }
        try (ExampleServer server = ExampleServer.start(data)) {
            assertThat(server.get("/protected_route", before).statusCode()).isEqualTo(200);
            assertThat(server.get("/protected_route", loggedOut).statusCode()).isEqualTo(401);
            assertThat(server.login("carol", "carol-password").statusCode()).isEqualTo(200);
            assertThat(server.login("bob", "bob-password").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void deniesMethodsWithoutSecurityAnnotation() throws Exception {
        try (ExampleServer server = ExampleServer.start(Forgetful.class, data)) {
            assertThat(server.get("/forgotten").statusCode()).isEqualTo(403);
            assertThat(server.get("/forgotten", server.authToken("admin")).statusCode())
                    .isEqualTo(403);
        }
    }

    /** The example, with a resource without annotation. */
    public static final class Forgetful extends ExampleApplication {
        @Override
        public void run(ExampleConfiguration configuration, Environment environment) {
            super.run(configuration, environment);
            environment.jersey().register(new Forgotten());
        }
    }

    @Path("/forgotten")
    public static final class Forgotten {
        @GET
        public String get() {
            return "secret";
        }
    }
}
