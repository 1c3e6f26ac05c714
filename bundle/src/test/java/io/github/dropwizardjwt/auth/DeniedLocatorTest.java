package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

/** A locator without a security annotation denies whatever is below it, which must not look protected by tokens. */
class DeniedLocatorTest {
    @Test
    void isNamedAtStartAndWhatIsBelowItIsCountedAsDenied() {
        try (Logs logs = new Logs();
                TestServer server = TestServer.with(TestTokens.feature(), new Projects())) {
            assertThat(logs.lines())
                    .contains(
                            "INFO Resource methods: 2 protected by tokens, 0 by other authentication, 0 open, 1 denied")
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("WARN Denied to everybody")
                            .endsWith(": [* /projects/forgotten (Projects#forgotten)]"));
            String token = TestTokens.auth("alice");
            assertThat(server.get("/projects/forgotten", token).statusCode()).isEqualTo(403);
            assertThat(server.get("/projects/guarded", token).body()).isEqualTo("annotated");
            assertThat(server.get("/projects/guarded/unannotated", token).body())
                    .isEqualTo("unannotated");
        }
    }

    @Path("/projects")
    public static final class Projects {
        @Path("/forgotten")
        public Single forgotten() {
            return new Single();
        }

        @Path("/guarded")
        @RequireToken
        public Pair guarded() {
            return new Pair();
        }
    }

    public static final class Single {
        @GET
        @RequireToken
        public String get() {
            return "annotated";
        }
    }

    public static final class Pair {
        @GET
        @RequireToken
        public String get() {
            return "annotated";
        }

        @GET
        @Path("/unannotated")
        public String unannotated() {
            return "unannotated";
        }
    }
}
