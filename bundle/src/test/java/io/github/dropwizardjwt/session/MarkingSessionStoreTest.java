package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Uninterruptibles;
import io.github.dropwizardjwt.support.FaultyStore;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.testing.store.SessionStoreContract;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MarkingSessionStoreTest extends SessionStoreContract {
    private final EndedSessions ended = new EndedSessions();
    private final FaultyStore faulty = new FaultyStore();
    private final SessionStore store = new MarkingSessionStore(faulty, ended);

    @Override
    protected SessionStore newStore() {
        return new MarkingSessionStore(new MemorySessionStore(1000), new EndedSessions());
    }

    @Test
    void marksASessionThatIsRemoved() {
        store.remove("session");

        assertThat(generation("session")).isEqualTo(1);
    }

    @Test
    void marksTheSubjectOfSessionsThatAreRemoved() {
        store.removeSome("alice", 10);

        assertThat(generationOfSubject("alice")).isEqualTo(1);
    }

    @Test
    void marksTheSubjectOfApiTokensThatAreRemoved() {
        store.removeSome(ApiTokenIssuer.entriesOf("alice"), 10);

        assertThat(generationOfSubject("alice")).isEqualTo(1);
    }

    @Test
    void marksTheSessionOfARevokedToken() {
        TokenReference token = SampleSessions.tokenOf(SampleSessions.of("alice"));
        store.revoke(token);

        assertThat(generation(token.sid())).isEqualTo(1);
    }

    @Test
    void marksARevokedTokenOfAnotherIssuer() {
        TokenReference token = SampleSessions.foreignToken();
        store.revoke(token);

        assertThat(generation(token.hash())).isEqualTo(1);
    }

    @Test
    void marksWhatFailsSinceItMayHaveTakenEffect() {
        TokenReference token = SampleSessions.foreignToken();
        faulty.fail();
        assertThatIllegalStateException().isThrownBy(() -> store.remove("session"));
        assertThatIllegalStateException().isThrownBy(() -> store.removeSome("alice", 10));
        assertThatIllegalStateException().isThrownBy(() -> store.revoke(token));

        assertThat(List.of(generation("session"), generationOfSubject("alice"), generation(token.hash())))
                .containsOnly(1);
    }

    /** Another node may have ended it, and whoever asks is answered that there is none. */
    @Test
    void marksASessionThatIsNotFound() {
        store.find("session", SampleSessions.openedAt());

        assertThat(generation("session")).isEqualTo(1);
    }

    /** Or whoever may look for a session, or redeem a ticket, could have the store asked about a subject's tokens. */
    @Test
    void marksNoSubjectForAName() {
        store.find("alice", SampleSessions.openedAt());

        assertThat(generationOfSubject("alice")).isZero();
    }

    @Test
    void marksNothingElse() {
        Session session = SampleSessions.of("alice");
        store.add(session);
        store.advance(SampleSessions.advanced(session));
        store.find(session.sid(), SampleSessions.openedAt());
        store.list("alice", SampleSessions.openedAt(), 10, null);
        store.beyond("alice", SampleSessions.openedAt(), 0, 10);
        store.isLive(SampleSessions.tokenOf(session), SampleSessions.openedAt());
        store.purge(SampleSessions.openedAt());

        assertThat(generation(session.sid())).isZero();
        assertThat(generationOfSubject("alice")).isZero();
    }

    @Test
    void letsNoTokenInAfterARemovalThatHasTimedOutAndTakenEffect() {
        FollowingNode node = new FollowingNode();
        Token token = node.open("alice");
        node.read();
        node.isRevoked(token);
        CountDownLatch over = new CountDownLatch(1);
        ExecutorService workers = Executors.newCachedThreadPool();
        try {
            SessionStore slow = new RemovingStore(node.store, () -> {
                node.endWithoutLine(token);
                Uninterruptibles.awaitUninterruptibly(over);
            });
            SessionStore bounded = new BoundedSessionStore(slow, Duration.ofMillis(200), workers);
            SessionStore marking = new MarkingSessionStore(bounded, node.follower.ended());

            assertThatThrownBy(() -> marking.remove(SessionHarness.sid(token)))
                    .isInstanceOf(TokenUnavailableException.class);
            assertThat(node.isRevoked(token)).isTrue();
        } finally {
            over.countDown();
            workers.shutdown();
        }
    }

    private int generation(String name) {
        return ended.generations(name, "").ofSession();
    }

    private int generationOfSubject(String subject) {
        return ended.generations("", subject).ofSubject();
    }
}
