package io.github.dropwizardjwt.auth.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code isUserInRole} of guarded servlets, with roles that the application looks up. */
class GuardedRolesTest {
    @Test
    void areThoseOfTheApplication() throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<Host>(Host::getJwt).withRoles(token -> {
            if (token.subject().equals("broken")) {
                throw new IllegalStateException("no answer");
            }
            return Set.of("of-" + token.subject());
        });
        bundle.guard("/roles/*");
        try (TestServer server = TestServer.start(
                Sections.read("issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET),
                bundle,
                environment ->
                        environment.servlets().addServlet("roles", new Roles()).addMapping("/roles/*"))) {
            assertThat(server.get("/roles/x", bundle.tokens().authToken("alice").signed())
                            .body())
                    .isEqualTo("true");
            assertThat(server.get("/roles/x", bundle.tokens().authToken("bob").signed())
                            .body())
                    .isEqualTo("false");
            assertThat(server.get(
                                    "/roles/x",
                                    bundle.tokens().authToken("broken").signed())
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @SuppressWarnings("serial")
    private static final class Roles extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.isUserInRole("of-alice"));
        }
    }
}
