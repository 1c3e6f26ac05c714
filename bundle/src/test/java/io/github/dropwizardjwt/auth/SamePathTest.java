package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two classes that have one path and call its parameter by different names: Jersey merges them into one resource. */
class SamePathTest {
    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(TestTokens.feature(), ById.class, ByName.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/html"})
    void methodOfEitherClassFindsItsParameter(String accepted) {
        assertThat(status("/people/alice", accepted)).isEqualTo(200);
        assertThat(status("/people/bob", accepted)).isEqualTo(403);
    }

    @Test
    void locatorFindsItsParameter() {
        assertThat(status("/people/alice/below", "*/*")).isEqualTo(200);
        assertThat(status("/people/bob/below", "*/*")).isEqualTo(403);
    }

    private static int status(String path, String accepted) {
        return server.send(server.request(path)
                        .header("Accept", accepted)
                        .header("Authorization", "Bearer " + TestTokens.auth("alice")))
                .statusCode();
    }

    @Path("/people/{id}")
    public static final class ById {
        @GET
        @Produces("text/plain")
        @RequireToken(sub = "id")
        public String get(@PathParam("id") String id) {
            return id;
        }
    }

    @Path("/people/{name}")
    public static final class ByName {
        @GET
        @Produces("text/html")
        @RequireToken(sub = "name")
        public String get(@PathParam("name") String name) {
            return name;
        }

        @Path("/below")
        @RequireToken(sub = "name")
        public Below below() {
            return new Below();
        }
    }
}
