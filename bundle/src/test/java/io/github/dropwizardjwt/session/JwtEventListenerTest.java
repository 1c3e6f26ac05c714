package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JwtEventListenerTest {
    private final List<String> told = new ArrayList<>();

    private final JwtEventListener failing = new JwtEventListener() {
        @Override
        public void opened(Session session) {
            throw new IllegalStateException("audit is down");
        }

        @Override
        public void rejected(Reason reason) {
            throw new IllegalStateException("audit is down");
        }

        @Override
        public void accepted(Token token) {
            throw new IllegalStateException("audit is down");
        }
    };

    private final JwtEventListener listening = new JwtEventListener() {
        @Override
        public void opened(Session session) {
            told.add("opened " + session.subject());
        }

        @Override
        public void rejected(Reason reason) {
            told.add("rejected " + reason);
        }

        @Override
        public void accepted(Token token) {
            told.add("accepted " + token.subject());
        }

        @Override
        public void overridden(Decision decision) {
            told.add("overridden " + decision.waived().orElseThrow());
        }
    };

    @Test
    void tellsTheOthersWhenAListenerFails() {
        JwtEventListener all = JwtEventListener.all(failing, listening);

        all.opened(SampleSessions.of("alice"));
        all.rejected(Reason.EXPIRED);

        assertThat(told).containsExactly("opened alice", "rejected EXPIRED");
    }

    @Test
    void logsEachFailureOfAListener() {
        JwtEventListener all = JwtEventListener.all(failing, listening);
        Token token =
                new SessionHarness(new MemorySessionStore(10)).open("alice").auth();
        try (Logs logs = Logs.ofEverything()) {
            all.rejected(Reason.EXPIRED);
            all.accepted(token);

            assertThat(logs.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .containsExactly(
                            "WARN A JwtEventListener failed; nothing else is affected",
                            "WARN A JwtEventListener failed; nothing else is affected");
        }
        assertThat(told).containsExactly("rejected EXPIRED", "accepted alice");
    }

    @Test
    void reportsWhatAnOverrideHasWaived() {
        JwtEventListener.all(failing, listening)
                .overridden(new Decision(
                        "GET",
                        "/",
                        "Root#get",
                        null,
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH,
                        Optional.of(Reason.SCOPE_MISSING)));

        assertThat(told).containsExactly("overridden SCOPE_MISSING");
    }

    @Test
    void tellsOfAcceptedRequestsWhoeverAsks() {
        Decision decision = new Decision(
                "GET", "/", "Root#get", null, Optional.empty(), Optional.empty(), Instant.EPOCH, Optional.empty());
        JwtEventListener asking = new JwtEventListener() {
            @Override
            public Optional<Consumer<Decision>> acceptances() {
                return Optional.of(accepted -> told.add("accepted " + accepted.resource()));
            }
        };
        JwtEventListener askingAndFailing = new JwtEventListener() {
            @Override
            public Optional<Consumer<Decision>> acceptances() {
                return Optional.of(accepted -> {
                    throw new IllegalStateException("audit is down");
                });
            }
        };

        JwtEventListener.all(failing, askingAndFailing, listening, asking)
                .acceptances()
                .orElseThrow()
                .accept(decision);

        assertThat(told).containsExactly("accepted Root#get");
        assertThat(JwtEventListener.all(failing, listening).acceptances()).isEmpty();
    }

    @Test
    void combinesNothingTwice() {
        JwtEventListener all = JwtEventListener.all(failing, listening);

        assertThat(JwtEventListener.all(all)).isSameAs(all);
        assertThat(JwtEventListener.all(listening)).isNotSameAs(listening);
    }

    @Test
    void printsADecisionWithoutItsToken() {
        Token token =
                new SessionHarness(new MemorySessionStore(10)).open("alice").auth();

        assertThat(new Decision(
                        "GET",
                        "/users/{name}",
                        "UserResource#get",
                        Reason.SUBJECT_MISMATCH,
                        Optional.of(token),
                        Optional.of("k1"),
                        Instant.EPOCH,
                        Optional.empty()))
                .hasToString("Decision[GET /users/{name} (UserResource#get), reason=SUBJECT_MISMATCH, keyId=k1, "
                        + "at=1970-01-01T00:00:00Z, waived=null]");
    }

    @Test
    void callsForADecisionThoseThatListenForTheReasonOnly() {
        JwtEventListener all = JwtEventListener.all(failing, listening);

        all.rejected(decision(Reason.EXPIRED));
        all.rejected(decision(null));

        assertThat(told).containsExactly("rejected EXPIRED");
    }

    private static Decision decision(@Nullable Reason reason) {
        return new Decision("GET", "", "", reason, Optional.empty(), Optional.empty(), Instant.EPOCH, Optional.empty());
    }

    @Test
    void tellsEveryListenerOfEverything() {
        SessionHarness first = new SessionHarness(new MemorySessionStore(10));
        SessionHarness second = new SessionHarness(new MemorySessionStore(10));
        JwtEventListener all = JwtEventListener.all(first.recorder(), second.recorder());
        Session session = SampleSessions.of("alice");

        all.opened(session);
        all.refreshed(session);
        all.reused(session);
        all.evicted("alice", session.sid());
        all.revoked(first.open("bob").auth());
        all.revokedSession(session.sid());
        all.revokedSubject("alice", 2);
        all.issuedApiToken("alice", ApiToken.of(session));
        all.revokedApiToken("alice", session.sid());
        all.revokedApiTokens("alice", 3);

        assertThat(second.events())
                .containsExactly(
                        "opened alice",
                        "refreshed alice",
                        "reused alice",
                        "evicted " + session.sid() + " of alice",
                        "revoked token of bob",
                        "revoked session",
                        "revoked 2 of alice",
                        "issued API token " + session.client() + " of alice",
                        "revoked API token " + session.sid(),
                        "revoked 3 API tokens of alice");
    }

    @Test
    void aFailingListenerChangesNoAnswer() {
        SessionHarness service = new SessionHarness(new MemorySessionStore(10));
        SessionManager sessions =
                service.builder(new MemorySessionStore(10)).events(failing).build();

        assertThat(sessions.open("alice", null, Map.of()).auth().subject()).isEqualTo("alice");
        assertThat(sessions.list("alice")).hasSize(1);
    }
}
