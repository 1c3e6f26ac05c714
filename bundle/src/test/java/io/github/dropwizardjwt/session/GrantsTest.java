package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.testing.store.SessionHarness.sid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a refresh grants is what the application says then. */
class GrantsTest {
    private final Map<String, Grant> users =
            new HashMap<>(Map.of("alice", new Grant(Map.of("admin", true), Map.of("tenant", "acme"))));
    private final List<String> asked = new ArrayList<>();
    private final SessionHarness service = new SessionHarness(new MemorySessionStore(100), subject -> {
        asked.add(subject);
        return Optional.ofNullable(users.get(subject));
    });
    private final SessionManager sessions = service.sessions();

    @Test
    void isNotAskedAtTheLogin() {
        service.open("nobody");

        assertThat(asked).isEmpty();
    }

    @Test
    void aDemotedSubjectHasItsPresentGrantFromTheNextRefreshOn() {
        TokenPair pair = sessions.open("alice", Map.of("admin", true), Map.of("tenant", "acme"));
        TokenPair second = sessions.refresh(pair.refresh());
        assertThat(second.auth().hasScope("admin")).isTrue();

        users.put("alice", new Grant("reader", Map.of()));
        TokenPair third = sessions.refresh(second.refresh());

        assertThat(third.auth().scope()).contains("reader");
        assertThat(third.auth().claims()).doesNotContainKey("tenant");
        users.put("alice", new Grant(null, Map.of()));
        assertThat(sessions.refresh(third.refresh()).auth().scope()).isEmpty();
        assertThat(asked).containsExactly("alice", "alice", "alice");
    }

    @Test
    void endsTheSessionOfASubjectThatIsGrantedNothing() {
        TokenPair pair = service.open("alice");
        TokenPair other = service.open("alice");
        users.remove("alice");

        assertThat(service.rejectionOfRefresh(pair.refresh())).isEqualTo(Reason.UNKNOWN_SUBJECT);

        assertThat(service.rejection(pair.auth())).isEqualTo(Reason.REVOKED);
        assertThat(service.events()).containsExactly("opened alice", "opened alice", "grant withdrawn from alice");
        assertThat(service.rejectionOfRefresh(pair.refresh())).isEqualTo(Reason.REVOKED);
        assertThat(sessions.list("alice")).extracting(Session::sid).containsExactly(sid(other.auth()));
    }

    @Test
    void asksForARepeatedRequestTooAndRepeatsTheAnswer() {
        TokenPair pair = service.open("alice");
        TokenPair next = sessions.refresh(pair.refresh());
        users.put("alice", new Grant("reader", Map.of()));
        assertThat(sessions.refresh(pair.refresh())).isEqualTo(next);

        users.remove("alice");

        assertThat(service.rejectionOfRefresh(pair.refresh())).isEqualTo(Reason.UNKNOWN_SUBJECT);
        assertThat(service.rejection(next.auth())).isEqualTo(Reason.REVOKED);
    }

    @Test
    void asksNobodyForTokensThatAreRejectedInAnyCase() {
        TokenPair pair = service.open("alice");
        sessions.refresh(pair.refresh());
        service.advance(Duration.ofMinutes(1));
        asked.clear();

        assertThat(service.rejectionOfRefresh(pair.refresh())).isEqualTo(Reason.REUSED);
        assertThat(service.rejectionOfRefresh(pair.refresh())).isEqualTo(Reason.REVOKED);
        assertThat(service.rejectionOfRefresh(service.open("alice").auth())).isEqualTo(Reason.WRONG_TYPE);
        assertThat(asked).isEmpty();
    }

    @Test
    void spendsNothingWhereTheApplicationFails() {
        for (Grants failing : List.<Grants>of(
                subject -> {
                    throw new IllegalStateException("database of " + subject + " is down");
                },
                subject -> null,
                subject -> Optional.of(new Grant(null, Map.of("x", new Object()))))) {
            SessionStore store = new MemorySessionStore(100);
            SessionHarness broken = new SessionHarness(store, failing);
            TokenPair pair = broken.open("alice");

            assertThatThrownBy(() -> broken.sessions().refresh(pair.refresh()))
                    .isInstanceOf(TokenUnavailableException.class)
                    .message()
                    .startsWith("The application's Grants failed with java.lang.")
                    .doesNotContain("alice");

            assertThat(broken.events()).containsExactly("opened alice");
            assertThat(new SessionHarness(store, subject -> Optional.of(new Grant("now", Map.of())))
                            .sessions()
                            .refresh(pair.refresh())
                            .auth()
                            .scope())
                    .contains("now");
        }
    }

    @Test
    void logsWhereTheApplicationFailsOncePerKind() {
        SessionHarness broken = new SessionHarness(new MemorySessionStore(1), subject -> {
            throw new IllegalStateException("users are down");
        });
        TokenPair pair = broken.open("alice");

        try (Logs logs = new Logs()) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> broken.sessions().refresh(pair.refresh()))
                        .isInstanceOf(TokenUnavailableException.class);
            }

            assertThat(logs.lines())
                    .containsExactly(
                            "WARN The application's Grants failed; requests that need it are rejected with 503. Logged once per "
                                    + "type of exception");
        }
    }

    @Test
    void letsAnUnavailableApplicationSayWhy() {
        TokenUnavailableException down = new TokenUnavailableException("directory down", new IllegalStateException());
        SessionHarness broken = new SessionHarness(new MemorySessionStore(1), subject -> {
            throw down;
        });
        TokenPair pair = broken.open("alice");

        assertThatThrownBy(() -> broken.sessions().refresh(pair.refresh())).isSameAs(down);
    }

    @Test
    void spendsNothingForWhatCannotBeIssued() {
        TokenPair pair = service.open("alice");
        users.put("alice", new Grant(null, Map.of("sid", "other")));
        assertThatIllegalArgumentException().isThrownBy(() -> sessions.refresh(pair.refresh()));
        users.put("alice", new Grant("x".repeat(9000), Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> sessions.refresh(pair.refresh()));

        users.put("alice", new Grant("small", Map.of()));
        assertThat(sessions.refresh(pair.refresh()).auth().scope()).contains("small");
    }

    @Test
    void asksNobodyWhereTheCallerSaysIt() {
        TokenPair pair = service.open("alice");

        assertThat(sessions.refresh(pair.refresh(), "chosen", Map.of()).auth().scope())
                .contains("chosen");
        assertThat(asked).isEmpty();
    }

    @Test
    void refreshesNothingWhereNobodyHasDecided() {
        SessionStore store = new MemorySessionStore(100);
        SessionManager undecided = service.builder(store).build();
        TokenPair pair = undecided.open("alice", "admin", Map.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> undecided.refresh(pair.refresh()))
                .withMessageContaining("JwtBundle.withGrants(subject -> ...)")
                .withMessageContaining("jwt.sessions.keepGrantsFromLogin");
        assertThat(undecided.refresh(pair.refresh(), "reader", Map.of()).auth().scope())
                .contains("reader");
    }

    @Test
    void aGrantDoesNotChangeWithWhatItWasMadeOf() {
        Map<String, Object> scope = new HashMap<>(Map.of("reader", true));
        Map<String, Object> claims = new HashMap<>(Map.of("tenant", "acme"));
        Grant grant = new Grant(scope, claims);
        scope.put("admin", true);
        claims.put("tenant", "other");

        assertThat(grant).isEqualTo(new Grant(Map.of("reader", true), Map.of("tenant", "acme")));
        assertThat(grant).hasToString("Grant");
    }
}
