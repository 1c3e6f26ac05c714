package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.testing.store.SessionHarness.issuer;
import static io.github.dropwizardjwt.testing.store.SessionHarness.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** However tokens, sessions and stores are put together, none of them leaves revocation out. */
class SessionPairingTest {
    private final SettableClock clock = new SettableClock(SampleSessions.openedAt());
    private final TokenManagerBuilder builder =
            TokenManager.builder(issuer(), keys()).clock(clock);
    private final SessionStore store = new MemorySessionStore(100);
    private final Set<String> blocked = ConcurrentHashMap.newKeySet();

    @Test
    void asksACheckThatWasGivenBeforeTheSessions() {
        builder.revocation(token -> blocked.contains(token.subject()));
        SessionManager sessions = sessions(store);
        Token alice = sessions.open("alice", null, Map.of()).auth();
        Token bob = sessions.open("bob", null, Map.of()).auth();

        blocked.add("alice");
        sessions.revokeSubject("bob");

        assertThat(rejection(sessions.tokens(), alice)).isEqualTo(Reason.REVOKED);
        assertThat(rejection(sessions.tokens(), bob)).isEqualTo(Reason.REVOKED);
    }

    @Test
    void asksACheckThatIsGivenAfterwardsInAdditionToTheStore() {
        SessionManager sessions = sessions(store);
        TokenManager tokens =
                builder.revocation(token -> blocked.contains(token.subject())).build();
        Token alice = sessions.open("alice", null, Map.of()).auth();
        Token bob = sessions.open("bob", null, Map.of()).auth();
        assertThat(rejection(tokens, alice)).isNull();

        blocked.add("alice");
        sessions.revokeSubject("bob");

        assertThat(rejection(tokens, alice)).isEqualTo(Reason.REVOKED);
        assertThat(rejection(tokens, bob)).isEqualTo(Reason.REVOKED);
        assertThatIllegalStateException().isThrownBy(() -> tokens.authToken("carol"));
    }

    @Test
    void asksTheOtherCheckEachTimeThoughTheAnswerOfTheStoreIsCached() {
        builder.revocation(token -> blocked.contains(token.subject()));
        SessionManager sessions = SessionManager.builder(builder, store)
                .revocationCache(Duration.ofMinutes(1))
                .build();
        Token alice = sessions.open("alice", null, Map.of()).auth();
        assertThat(rejection(sessions.tokens(), alice)).isNull();

        blocked.add("alice");

        assertThat(rejection(sessions.tokens(), alice)).isEqualTo(Reason.REVOKED);
    }

    @Test
    void rejectsOwnTokensOutsideOfSessionsWhateverTheOtherCheckSays() {
        Token stateless =
                TokenManager.builder(issuer(), keys()).clock(clock).build().authToken("alice");
        builder.revocation(token -> false);

        assertThat(rejection(sessions(store).tokens(), stateless)).isEqualTo(Reason.REVOKED);
    }

    @Test
    void rejectsTokensOfSessionsInAnotherStore() {
        Token elsewhere =
                new SessionHarness(new MemorySessionStore(100)).open("alice").auth();

        assertThat(rejection(sessions(store).tokens(), elsewhere)).isEqualTo(Reason.REVOKED);
    }

    @Test
    void decidesNothingWhereTheOtherCheckFails() {
        builder.revocation(token -> {
            throw new IllegalStateException("list of blocked subjects is down");
        });
        SessionManager sessions = sessions(store);
        Token alice = sessions.open("alice", null, Map.of()).auth();

        assertThatThrownBy(() -> sessions.tokens().verify(alice.signed()))
                .isInstanceOf(TokenUnavailableException.class);
    }

    @Test
    void tokensBelongToTheSessionsOfOneManager() {
        SessionManagerBuilder first = SessionManager.builder(builder, store);
        SessionManager sessions = first.build();
        SessionManagerBuilder second = SessionManager.builder(builder, new MemorySessionStore(100));

        assertThatIllegalStateException()
                .isThrownBy(second::build)
                .withMessage("These tokens belong to the sessions of another SessionManager; create a "
                        + "TokenManager.builder for each");
        assertThatIllegalStateException().isThrownBy(first::build);

        Token alice = sessions.open("alice", null, Map.of()).auth();
        assertThat(rejection(builder.build(), alice)).isNull();
        sessions.revokeSubject("alice");
        assertThat(rejection(builder.build(), alice)).isEqualTo(Reason.REVOKED);
    }

    private SessionManager sessions(SessionStore store) {
        return SessionManager.builder(builder, store).build();
    }

    /** Null where it is accepted. */
    private static Reason rejection(TokenManager tokens, Token token) {
        try {
            tokens.verify(token.signed());
            return null;
        } catch (TokenRejectedException e) {
            return e.reason();
        }
    }
}
