package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.session.SampleSessions.NOW;
import static io.github.dropwizardjwt.session.SampleSessions.advanced;
import static io.github.dropwizardjwt.session.SampleSessions.foreignToken;
import static io.github.dropwizardjwt.session.SampleSessions.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link SessionStore} promises. Each store's test extends this, and adds what is its own. */
public abstract class SessionStoreContract {
    private static final int THREADS = 64;
    /** {@link RotationContract} has a thousand. */
    private static final int RACES = 100;

    private SessionStore store;

    /** An empty store, or one whose other contents do not concern these tests. */
    protected abstract SessionStore newStore();

    @BeforeEach
    final void makeStore() {
        store = newStore();
    }

    @Test
    void findsWhatWasAdded() {
        Session session = added(SampleSessions.of("alice"));

        assertThat(store.find(session.sid(), NOW)).contains(session);
        assertThat(store.find(SampleSessions.of("alice").sid(), NOW)).isEmpty();
    }

    @Test
    void keepsSessionsWithoutClientAndWithTheLongestTexts() {
        Session plain = SampleSessions.of("s".repeat(Session.LONGEST_SUBJECT));
        Session bare = withClient(plain, null);
        Session wordy = withClient(SampleSessions.of(plain.subject()), "ü".repeat(Session.LONGEST_CLIENT));
        added(bare);
        added(wordy);
        String claims = "{\"note\":\"" + "x".repeat(8000) + "\"}";
        Session next = bare.advanced(SampleSessions.anyHash(), claims, NOW, bare.expiresAt());
        assertThat(store.advance(next)).isTrue();

        assertThat(store.list(plain.subject(), NOW)).containsExactlyInAnyOrder(next, wordy);
    }

    @Test
    void addsEachSessionOnce() {
        Session session = added(SampleSessions.of("alice"));

        assertThatThrownBy(() -> store.add(withClient(session, "another"))).isInstanceOf(RuntimeException.class);

        assertThat(store.find(session.sid(), NOW)).contains(session);
    }

    @Test
    void advancesASession() {
        Session session = added(SampleSessions.of("alice"));
        Session next = advanced(session);
        Session afterNext = advanced(next);

        assertThat(store.advance(next)).isTrue();
        assertThat(store.find(session.sid(), NOW)).contains(next);
        assertThat(store.list("alice", NOW)).contains(next).doesNotContain(session);
        assertThat(store.advance(afterNext)).isTrue();
        assertThat(store.find(session.sid(), NOW)).contains(afterNext);
    }

    @Test
    void doesNotAdvanceFromASpentToken() {
        Session session = added(SampleSessions.of("alice"));
        Session next = advanced(session);
        store.advance(next);

        assertThat(store.advance(advanced(session))).isFalse();
        assertThat(store.advance(next)).isFalse();

        assertThat(store.find(session.sid(), NOW)).contains(next);
    }

    @Test
    void doesNotAdvanceWhatIsNotThere() {
        Session session = SampleSessions.of("alice");
        assertThat(store.advance(advanced(session))).isFalse();
        assertThat(store.find(session.sid(), NOW)).isEmpty();

        added(session);
        store.remove(session.sid());

        assertThat(store.advance(advanced(session))).isFalse();
        assertThat(store.find(session.sid(), NOW)).isEmpty();
        assertThat(store.list("alice", NOW)).doesNotContain(session);
    }

    @Test
    void hasOneWinnerWheneverManyAdvanceFromTheSameToken() throws Exception {
        Session session = added(SampleSessions.of("alice"));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int race = 0; race < RACES; race++) {
                session = onlyWinner(session, threads);
                assertThat(store.find(session.sid(), NOW)).contains(session);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Session onlyWinner(Session session, ExecutorService threads) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<Session>> candidates = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Session next = advanced(session, session.expiresAt());
            candidates.add(threads.submit(() -> {
                start.await();
                return store.advance(next) ? next : null;
            }));
        }
        List<Session> winners = new ArrayList<>();
        for (Future<Session> candidate : candidates) {
            winners.add(candidate.get());
        }
        winners.removeIf(Objects::isNull);
        assertThat(winners).hasSize(1);
        return winners.get(0);
    }

    @Test
    void expiresSessionsOnTheVeryMillisecond() {
        Instant end = NOW.plus(Duration.ofMinutes(5));
        Session session = added(SampleSessions.of("alice", end));
        TokenReference token = tokenOf(session);

        assertThat(store.find(session.sid(), end.minusMillis(1))).contains(session);
        assertThat(store.list("alice", end.minusMillis(1))).contains(session);
        assertThat(store.isLive(token, end.minusMillis(1))).isTrue();

        assertThat(store.find(session.sid(), end)).isEmpty();
        assertThat(store.list("alice", end)).doesNotContain(session);
        assertThat(store.isLive(token, end)).isFalse();
    }

    @Test
    void livesOnForAsLongAsItWasAdvanced() {
        Instant end = NOW.plus(Duration.ofMinutes(5));
        Session session = added(SampleSessions.of("alice", end));
        Session next = advanced(session, end.plus(Duration.ofMinutes(5)));
        store.advance(next);

        assertThat(store.find(session.sid(), end)).contains(next);
        assertThat(store.list("alice", end)).contains(next);
        assertThat(store.isLive(tokenOf(session), end)).isTrue();
        assertThat(store.find(session.sid(), next.expiresAt())).isEmpty();
    }

    @Test
    void removesOneSession() {
        Session phone = added(SampleSessions.of("alice"));
        Session laptop = added(SampleSessions.of("alice"));

        assertThat(store.remove(phone.sid())).isTrue();

        assertThat(store.find(phone.sid(), NOW)).isEmpty();
        assertThat(store.isLive(tokenOf(phone), NOW)).isFalse();
        assertThat(store.list("alice", NOW)).contains(laptop).doesNotContain(phone);
        assertThat(store.isLive(tokenOf(laptop), NOW)).isTrue();
        assertThat(store.remove(phone.sid())).isFalse();
    }

    @Test
    void removesAllSessionsOfASubject() {
        String subject = "alice-" + TokenIds.random();
        List<Session> sessions = IntStream.range(0, 30)
                .mapToObj(i -> added(SampleSessions.of(subject)))
                .toList();
        Session ofBob = added(SampleSessions.of("bob"));

        assertThat(store.removeAll(subject)).isEqualTo(30);

        assertThat(store.list(subject, NOW)).isEmpty();
        assertThat(sessions).noneMatch(session -> store.isLive(tokenOf(session), NOW));
        assertThat(sessions).noneMatch(session -> store.advance(advanced(session)));
        assertThat(store.isLive(tokenOf(ofBob), NOW)).isTrue();
        assertThat(store.removeAll(subject)).isZero();
        Session later = added(SampleSessions.of(subject));
        assertThat(store.list(subject, NOW)).containsExactly(later);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"alice,Alice", "alice,\"alice \"", "zoe,zoë", "\"a%\",ab", "o'neil,o''neil", "straße,strasse"})
    void tellsSubjectsApart(String one, String other) {
        Session ofOne = added(SampleSessions.of(one));
        Session ofOther = added(SampleSessions.of(other));

        assertThat(store.list(one, NOW)).contains(ofOne).doesNotContain(ofOther);
        assertThat(store.list(other, NOW)).contains(ofOther).doesNotContain(ofOne);
        store.removeAll(one);
        assertThat(store.find(ofOther.sid(), NOW)).contains(ofOther);
    }

    @Test
    void revokesATokenAndNoOther() {
        Session session = added(SampleSessions.of("alice"));
        TokenReference taken = tokenOf(session);
        TokenReference other = tokenOf(session);

        store.revoke(taken);
        store.revoke(taken);

        assertThat(store.isLive(taken, NOW)).isFalse();
        assertThat(store.isLive(taken, taken.expiresAt().minusMillis(1))).isFalse();
        assertThat(store.isLive(other, NOW)).isTrue();
    }

    @Test
    void knowsTokensWithoutSession() {
        TokenReference taken = foreignToken();
        store.revoke(taken);

        assertThat(store.isLive(taken, NOW)).isFalse();
        assertThat(store.isLive(foreignToken(), NOW)).isTrue();
    }

    @Test
    void refusesTokensOfSessionsItDoesNotKnow() {
        assertThat(store.isLive(tokenOf(SampleSessions.of("alice")), NOW)).isFalse();
    }

    @Test
    void purgesNothingThatCounts() {
        Session session = added(SampleSessions.of("alice", NOW.plusSeconds(3600)));
        Session over = added(SampleSessions.of("alice", NOW.plusSeconds(30)));
        TokenReference taken = tokenOf(session);
        store.revoke(taken);

        store.purge(NOW.plusSeconds(30));

        assertThat(store.find(session.sid(), NOW)).contains(session);
        assertThat(store.list("alice", NOW.plusSeconds(30))).contains(session).doesNotContain(over);
        assertThat(store.isLive(tokenOf(session), NOW)).isTrue();
        assertThat(store.isLive(taken, NOW)).isFalse();
    }

    private Session added(Session session) {
        store.add(session);
        return session;
    }

    private static Session withClient(Session session, String client) {
        return new Session(
                session.sid(),
                session.subject(),
                client,
                session.claims(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                session.endsAt(),
                session.refreshHash(),
                session.spentHash());
    }
}
