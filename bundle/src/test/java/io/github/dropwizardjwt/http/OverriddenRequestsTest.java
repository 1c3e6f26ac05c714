package io.github.dropwizardjwt.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** An override is reported where a request needed it, and only there. */
class OverriddenRequestsTest {
    private final List<Decision> overridden = new CopyOnWriteArrayList<>();

    @Test
    void reportsWhatWasWaived() throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<Host>(Host::getJwt).withEvents(new JwtEventListener() {
            @Override
            public void overridden(Decision decision) {
                overridden.add(decision);
            }
        });
        try (TestServer server = TestServer.start(
                Sections.read("issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET),
                bundle,
                environment -> environment.jersey().register(new Accounts()))) {
            Token admin = bundle.tokens().authToken("root", "support", Map.of("admin", true));
            assertThat(server.get("/accounts/root", admin.signed()).body()).isEqualTo("root");
            assertThat(overridden).isEmpty();

            assertThat(server.get("/accounts/alice", admin.signed()).body()).isEqualTo("alice");
            assertThat(overridden).singleElement().satisfies(decision -> {
                assertThat(decision.route()).isEqualTo("/accounts/{name}");
                assertThat(decision.reason()).isNull();
                assertThat(decision.waived()).contains(Reason.SUBJECT_MISMATCH);
                assertThat(decision.token()).contains(admin);
            });

            Token other = bundle.tokens().authToken("bob");
            assertThat(server.get("/accounts/alice", other.signed()).statusCode())
                    .isEqualTo(403);
            assertThat(overridden).hasSize(1);
        }
    }

    @Path("/accounts/{name}")
    public static final class Accounts {
        @GET
        @RequireToken(sub = "name", override = "admin")
        public String get(@PathParam("name") String name) {
            return name;
        }
    }
}
