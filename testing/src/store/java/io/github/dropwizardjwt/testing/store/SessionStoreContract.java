package io.github.dropwizardjwt.testing.store;

import static io.github.dropwizardjwt.testing.store.SampleSessions.advanced;
import static io.github.dropwizardjwt.testing.store.SampleSessions.foreignToken;
import static io.github.dropwizardjwt.testing.store.SampleSessions.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionPosition;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.token.RandomId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link SessionStore} promises. Each store's test extends this, and adds what is its own. Among others, 64
 * threads use one refresh token, and a subject has some hundred sessions.
 */
public abstract class SessionStoreContract {
    private static final Instant NOW = SampleSessions.openedAt();
    private static final int THREADS = 64;
    /** {@link RotationContract} has a thousand. */
    private static final int RACES = 100;

    private SessionStore store;

    /**
     * Returns the store to be tested. Called before each test.
     *
     * @return an empty store, or one whose other contents do not concern these tests
     */
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
        Session plain = SampleSessions.of("s".repeat(255));
        Session bare = withClient(plain, null);
        Session wordy = withClient(SampleSessions.of(plain.subject()), "ü".repeat(200));
        added(bare);
        added(wordy);
        String claims = "{\"note\":\"" + "x".repeat(8000) + "\"}";
        Session next = advanced(bare, claims, NOW, bare.expiresAt());
        assertThat(store.advance(next)).isTrue();

        assertThat(all(plain.subject(), NOW)).containsExactlyInAnyOrder(next, wordy);
    }

    /** A store may keep long texts in another form. One byte, two, three and four in UTF-8. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "€", "🦊"})
    void keepsTextsThatBecomeShorterAndLonger(String character) {
        Session session = SampleSessions.of("alice");
        for (int length : List.of(0, 63, 64, 65, 128, 200)) {
            String client = character.repeat(length / character.length());
            session = added(withClient(SampleSessions.of("alice"), client));
            assertThat(store.find(session.sid(), NOW)).contains(session);
        }
        for (int length : List.of(200, 128, 65, 64, 63, 2000, 200, 2, 63, 64, 65, 128, 129, 40)) {
            String claims = "{\"" + character.repeat(length / character.length()) + "\":1}";
            session = advanced(session, claims, NOW, session.expiresAt());
            assertThat(store.advance(session)).isTrue();
            assertThat(store.find(session.sid(), NOW)).contains(session);
        }
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
        assertThat(all("alice", NOW)).contains(next).doesNotContain(session);
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
        assertThat(all("alice", NOW)).doesNotContain(session);
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
        assertThat(all("alice", end.minusMillis(1))).contains(session);
        assertThat(store.isLive(token, end.minusMillis(1))).isTrue();

        assertThat(store.find(session.sid(), end)).isEmpty();
        assertThat(all("alice", end)).doesNotContain(session);
        assertThat(store.isLive(token, end)).isFalse();
    }

    @Test
    void livesOnForAsLongAsItWasAdvanced() {
        Instant end = NOW.plus(Duration.ofMinutes(5));
        Session session = added(SampleSessions.of("alice", end));
        Session next = advanced(session, end.plus(Duration.ofMinutes(5)));
        store.advance(next);

        assertThat(store.find(session.sid(), end)).contains(next);
        assertThat(all("alice", end)).contains(next);
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
        assertThat(all("alice", NOW)).contains(laptop).doesNotContain(phone);
        assertThat(store.isLive(tokenOf(laptop), NOW)).isTrue();
        assertThat(store.remove(phone.sid())).isFalse();
    }

    @Test
    void removesTheSessionsOfASubjectInSteps() {
        String subject = "alice-" + RandomId.next();
        List<Session> sessions = IntStream.range(0, 330)
                .mapToObj(i -> added(SampleSessions.of(subject)))
                .toList();
        Session ofBob = added(SampleSessions.of("bob"));

        assertThat(store.removeSome(subject, 7)).isEqualTo(7);
        assertThat(sessions.stream().filter(session -> store.isLive(tokenOf(session), NOW)))
                .hasSize(323);
        assertThat(store.removeSome(subject, 250)).isEqualTo(250);
        assertThat(store.removeSome(subject, 250)).isEqualTo(73);

        assertThat(all(subject, NOW)).isEmpty();
        assertThat(sessions).noneMatch(session -> store.isLive(tokenOf(session), NOW));
        assertThat(sessions).noneMatch(session -> store.advance(advanced(session)));
        assertThat(store.isLive(tokenOf(ofBob), NOW)).isTrue();
        assertThat(store.removeSome(subject, 250)).isZero();
        Session later = added(SampleSessions.of(subject));
        assertThat(all(subject, NOW)).containsExactly(later);
    }

    /** None of them says that there are none left while there are. */
    @Test
    void manyRemoveTheSessionsOfASubjectTogether() throws Exception {
        String subject = "alice-" + RandomId.next();
        List<Session> sessions = IntStream.range(0, 600)
                .mapToObj(i -> added(SampleSessions.of(subject)))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<Integer> caller = () -> removeAll(subject, sessions);
        int removed = 0;
        try {
            for (Future<Integer> all : threads.invokeAll(Collections.nCopies(4, caller))) {
                removed += all.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(removed).isEqualTo(600);
    }

    private int removeAll(String subject, List<Session> sessions) {
        int removed = 0;
        int step;
        do {
            step = store.removeSome(subject, 50);
            removed += step;
        } while (step == 50);
        assertThat(sessions).noneMatch(session -> store.isLive(tokenOf(session), NOW));
        return removed;
    }

    @Test
    void listsTheLastOpenedFirstPageByPage() {
        String subject = "alice-" + RandomId.next();
        List<Session> opened = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            opened.add(added(openedAt(subject, NOW.minusMillis(i / 3))));
        }

        List<Session> listed = new ArrayList<>();
        List<Session> page = store.list(subject, NOW, 40, null);
        while (page.size() == 40) {
            listed.addAll(page);
            page = store.list(subject, NOW, 40, last(page));
        }
        listed.addAll(page);

        assertThat(listed).isEqualTo(store.list(subject, NOW, 1000, null)).containsExactlyInAnyOrderElementsOf(opened);
        assertThat(listed)
                .isSortedAccordingTo(Comparator.comparing(Session::createdAt).reversed());
        assertThat(store.list(subject, NOW, 40, last(listed))).isEmpty();
        assertThat(store.list(subject, NOW, 1, null)).containsExactly(listed.get(0));
    }

    /** A session that is refreshed while somebody turns the pages stays where it is. */
    @Test
    void pagesNeitherSkipNorRepeatWhatIsRefreshedOpenedOrEndedMeanwhile() {
        String subject = "alice-" + RandomId.next();
        for (int i = 0; i < 30; i++) {
            // All in one millisecond.
            added(SampleSessions.of(subject));
        }
        List<Session> before = store.list(subject, NOW, 100, null);
        SessionPosition tenth = last(store.list(subject, NOW, 10, null));

        store.advance(advanced(before.get(3)));
        Session refreshed = advanced(before.get(15));
        store.advance(refreshed);
        added(openedAt(subject, NOW.plusMillis(1)));
        store.remove(tenth.sid());
        store.remove(before.get(12).sid());

        List<Session> expected = new ArrayList<>(before.subList(10, 30));
        expected.set(5, refreshed);
        expected.remove(2);
        assertThat(store.list(subject, NOW, 100, tenth)).isEqualTo(expected);
        assertThat(store.list("nobody-" + subject, NOW, 100, tenth)).isEmpty();
    }

    @Test
    void namesThoseBeyondTheLastOpened() {
        String subject = "alice-" + RandomId.next();
        assertThat(store.beyond(subject, NOW, 0, 10)).isEmpty();
        List<String> sids = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            sids.add(added(openedAt(subject, NOW.minusMillis(i))).sid());
        }

        assertThat(store.beyond(subject, NOW, 130, 10)).isEmpty();
        assertThat(store.beyond(subject, NOW, 129, 10)).containsExactly(sids.get(129));
        assertThat(store.beyond(subject, NOW, 7, 3)).isEqualTo(sids.subList(7, 10));
        assertThat(store.beyond(subject, NOW, 0, 1000)).isEqualTo(sids);
        assertThat(store.beyond("nobody-" + subject, NOW, 0, 10)).isEmpty();
    }

    @Test
    void whatHasExpiredDoesNotCount() {
        String subject = "alice-" + RandomId.next();
        Instant later = NOW.plus(Duration.ofMinutes(5));
        Session first = added(openedAt(subject, NOW.minusMillis(9)));
        for (int i = 0; i < 130; i++) {
            added(SampleSessions.of(subject, later));
            // A store with a clock of its own may have forgotten these already.
            added(SampleSessions.of(subject, NOW.minusMillis(1)));
        }
        Session last = added(openedAt(subject, NOW.plusMillis(1)));

        assertThat(store.beyond(subject, NOW, 131, 10)).containsExactly(first.sid());
        assertThat(store.beyond(subject, later, 2, 10)).isEmpty();
        assertThat(store.beyond(subject, later, 1, 10)).containsExactly(first.sid());
        assertThat(store.list(subject, later, 2, null)).containsExactly(last, first);
        assertThat(store.list(subject, later, 1, new SessionPosition(last.createdAt(), last.sid())))
                .containsExactly(first);
    }

    private static SessionPosition last(List<Session> page) {
        return SessionPosition.of(page.get(page.size() - 1));
    }

    private static Session openedAt(String subject, Instant moment) {
        Session session = SampleSessions.of(subject);
        return new Session(
                session.sid(),
                subject,
                session.client(),
                session.claims(),
                moment,
                moment,
                session.expiresAt(),
                session.endsAt(),
                session.refreshHash(),
                null);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "alice,Alice",
                "alice,\"alice \"",
                "zoe,zoë",
                "\"a%\",ab",
                "o'neil,o''neil",
                "straße,strasse",
                "\"\u0001alice\",alice"
            })
    void tellsSubjectsApart(String one, String other) {
        Session ofOne = added(SampleSessions.of(one));
        Session ofOther = added(SampleSessions.of(other));

        assertThat(all(one, NOW)).contains(ofOne).doesNotContain(ofOther);
        assertThat(all(other, NOW)).contains(ofOther).doesNotContain(ofOne);
        store.removeSome(one, 1000);
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
    void findsWhichOfManyTokensAreLive() {
        Instant end = NOW.plus(Duration.ofMinutes(5));
        Session ended = added(SampleSessions.of("alice"));
        store.remove(ended.sid());
        Session over = added(SampleSessions.of("alice", end));
        Session session = added(SampleSessions.of("alice"));
        TokenReference taken = tokenOf(session);
        store.revoke(taken);
        TokenReference foreignTaken = foreignToken();
        store.revoke(foreignTaken);
        List<TokenReference> rejected =
                List.of(tokenOf(ended), tokenOf(over), taken, foreignTaken, tokenOf(SampleSessions.of("alice")));
        List<TokenReference> live = new ArrayList<>(List.of(tokenOf(session), foreignToken()));
        IntStream.range(0, 95).forEach(i -> live.add(tokenOf(added(SampleSessions.of("alice")))));
        List<TokenReference> all = new ArrayList<>(rejected);
        all.addAll(live);
        Collections.shuffle(all);

        assertThat(store.live(all, end)).containsExactlyInAnyOrderElementsOf(live);
        assertThat(store.live(List.of(tokenOf(over)), NOW)).hasSize(1);
        assertThat(store.live(rejected, end)).isEmpty();
        assertThat(store.live(List.of(foreignTaken, live.get(1)), NOW)).containsExactly(live.get(1));
        assertThat(store.live(List.of(), NOW)).isEmpty();
    }

    @Test
    void rejectsTokensOfSessionsItDoesNotKnow() {
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
        assertThat(all("alice", NOW.plusSeconds(30))).contains(session).doesNotContain(over);
        assertThat(store.isLive(tokenOf(session), NOW)).isTrue();
        assertThat(store.isLive(taken, NOW)).isFalse();
    }

    private List<Session> all(String subject, Instant now) {
        return store.list(subject, now, 100_000, null);
    }

    private Session added(Session session) {
        store.add(session);
        return session;
    }

    private static Session withClient(Session session, @Nullable String client) {
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
