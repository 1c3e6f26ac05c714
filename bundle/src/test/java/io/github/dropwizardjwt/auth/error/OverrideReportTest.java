package io.github.dropwizardjwt.auth.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.TestTokens;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a listener gets to know of a request that an override admitted. */
class OverrideReportTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_750_000_000);

    private final List<Decision> overridden = new CopyOnWriteArrayList<>();
    private final JwtEventListener listener = new JwtEventListener() {
        @Override
        public void overridden(Decision decision) {
            overridden.add(decision);
        }
    };

    @Test
    void hasTheRouteTheTokenAndTheReasonThatWasWaived() {
        ErrorResponses responses = new ErrorResponses(
                "api",
                (request, reason, response) -> {},
                new DecisionReports(listener, Clock.fixed(NOW, ZoneOffset.UTC)),
                null);
        Token token = TestTokens.MANAGER.authToken("alice");

        try (TestServer server = TestServer.with(new Resource(), new Overriding(responses, token))) {
            assertThat(server.get("/users/bob").statusCode()).isEqualTo(204);
        }

        assertThat(overridden)
                .containsExactly(new Decision(
                        "GET",
                        "/users/{username}",
                        "Resource#greet",
                        null,
                        Optional.of(token),
                        Optional.ofNullable((String) token.header().get("kid")),
                        NOW,
                        Optional.of(Reason.SUBJECT_MISMATCH)));
        assertThat(overridden.get(0).toString()).contains("SUBJECT_MISMATCH").doesNotContain("alice", "bob");
    }

    private record Overriding(ErrorResponses responses, Token token) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            responses.overridden(request, token, Reason.SUBJECT_MISMATCH);
        }
    }

    @Path("/users/{username}")
    public static final class Resource {
        @GET
        @RequireToken
        public void greet() {
            // Admits everybody, since no feature is registered.
        }
    }
}
