package io.github.dropwizardjwt.auth.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.auth.cookie.CookieGuard;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.session.MemorySessionStore;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verified tokens that belong to no session of this issuer. */
class SessionResourceTest {
    private static final String ISSUER = "session-issuer";
    private static final KeySet KEYS = KeySet.signing(SigningKey.ofSecret(
            Algorithm.HS256, "c4a1d7f2-3b96-4e58-9d0c-61f7a8b2e593".getBytes(StandardCharsets.US_ASCII), null));

    private final SessionStore store = new MemorySessionStore(10);
    private final SessionManager sessions = SessionManager.builder(TokenManager.builder(ISSUER, KEYS), store)
            .keepGrantsFromLogin()
            .build();
    private final SessionResource resource =
            new SessionResource(sessions, sessions.tokens(), CookieGuard.of(TokenSource.bearerHeader(), null));

    private final ContainerRequest request = new ContainerRequest(
            URI.create("http://localhost/"),
            URI.create("http://localhost/auth"),
            "POST",
            null,
            new MapPropertiesDelegate(),
            null);

    @BeforeEach
    void open() {
        sessions.open("alice", null, Map.of());
    }

    @Test
    void subjectOfAnotherIssuerIsSomebodyElse() {
        assertAreRejected(TokenManager.builder("other-issuer", KEYS).build().authToken("alice"), Reason.WRONG_ISSUER);
    }

    @Test
    void tokenWithoutSessionIsRejectedAsOneWhoseSessionIsOver() {
        assertAreRejected(TokenManager.builder(ISSUER, KEYS).build().authToken("alice"), Reason.REVOKED);
    }

    private void assertAreRejected(Token token, Reason reason) {
        String sid = sessions.list("alice").get(0).sid();
        assertRejected(() -> resource.logoutAll(token, request), reason);
        assertRejected(() -> resource.list(token, null, null), reason);
        assertRejected(() -> resource.end(token, sid, request), reason);
        assertThat(sessions.list("alice")).hasSize(1);
    }

    private static void assertRejected(Runnable request, Reason reason) {
        assertThatThrownBy(request::run)
                .isInstanceOfSatisfying(
                        TokenRejectedException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
