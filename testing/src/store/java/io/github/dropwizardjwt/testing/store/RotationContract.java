package io.github.dropwizardjwt.testing.store;

import static io.github.dropwizardjwt.testing.store.SessionHarness.sid;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.session.Grant;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rotation and revocation as clients see them, on a store. Each store's test of these extends this. */
public abstract class RotationContract {
    private static final int THREADS = 64;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private SessionStore store;
    private SessionHarness service;

    /**
     * Returns the store to be tested. Called before each test.
     *
     * @return an empty store, or one whose other contents do not concern these tests: none of {@code alice} or
     *     {@code bob}
     */
    protected abstract SessionStore newStore();

    /**
     * Returns how many times 64 threads present one refresh token.
     *
     * @return 1000, unless a test says otherwise; at least 10
     */
    protected int races() {
        return 1000;
    }

    @BeforeEach
    final void makeService() {
        store = newStore();
        service = new SessionHarness(store, GRACE);
    }

    @Test
    void exchangesARefreshTokenForTheNextPair() {
        TokenPair first = service.open("alice");
        service.advance(Duration.ofMinutes(30));

        TokenPair second = service.sessions().refresh(first.refresh());

        assertThat(sid(second.auth())).isEqualTo(sid(first.auth()));
        assertThat(sid(second.refresh())).isEqualTo(sid(first.auth()));
        assertThat(second.refresh().id())
                .isPresent()
                .isNotEqualTo(first.refresh().id());
        assertThat(second.auth().id()).isPresent().isNotEqualTo(first.auth().id());
        assertThat(second.auth().scope()).contains("read");
        assertThat(second.auth().claims()).containsEntry("tenant", 7);
        assertThat(service.rejection(second.auth())).isNull();
        assertThat(service.rejection(first.auth())).isNull();
        assertThat(service.events()).containsExactly("opened alice", "refreshed alice");
    }

    @Test
    void givesTheSameSuccessorAgainUntilTheGraceIsOver() {
        TokenPair first = service.open("alice");
        TokenPair second = service.sessions().refresh(first.refresh());

        service.advance(GRACE.minusMillis(1));
        TokenPair again = service.sessions().refresh(first.refresh());

        assertThat(again).isEqualTo(second);
        assertThat(service.events()).containsExactly("opened alice", "refreshed alice");
        // Counted from the first use, however often it is repeated.
        service.advance(Duration.ofMillis(1));
        assertThat(service.rejectionOfRefresh(first.refresh())).isEqualTo(Reason.REUSED);
    }

    @Test
    void lateReuseEndsTheSessionAtOnce() {
        TokenPair stolen = service.open("alice");
        TokenPair ofBob = service.open("bob");
        TokenPair newest = service.sessions().refresh(stolen.refresh());
        assertThat(service.rejection(newest.auth())).isNull();
        assertThat(service.rejection(newest.refresh())).isNull();
        service.advance(GRACE);

        assertThat(service.rejectionOfRefresh(stolen.refresh())).isEqualTo(Reason.REUSED);

        assertThat(service.rejection(newest.auth())).isEqualTo(Reason.REVOKED);
        assertThat(service.rejection(newest.refresh())).isEqualTo(Reason.REVOKED);
        assertThat(service.rejection(stolen.auth())).isEqualTo(Reason.REVOKED);
        assertThat(service.rejectionOfRefresh(newest.refresh())).isEqualTo(Reason.REVOKED);
        assertThat(service.rejectionOfRefresh(stolen.refresh())).isEqualTo(Reason.REVOKED);
        assertThat(service.rejection(ofBob.auth())).isNull();
        assertThat(service.events()).endsWith("refreshed alice", "reused alice");
    }

    @Test
    void recognisesTokensUsedLongAgo() {
        TokenPair first = service.open("alice");
        TokenPair latest = first;
        for (int i = 0; i < 50; i++) {
            service.advance(Duration.ofHours(1));
            latest = service.sessions().refresh(latest.refresh());
        }

        assertThat(service.rejectionOfRefresh(first.refresh())).isEqualTo(Reason.REUSED);
        assertThat(service.rejectionOfRefresh(latest.refresh())).isEqualTo(Reason.REVOKED);
    }

    /** Otherwise a thief who exchanges the stolen token twice at once would keep the session. */
    @Test
    void theGraceIsForTheImmediatePredecessorOnly() {
        TokenPair stolen = service.open("alice");
        TokenPair second = service.sessions().refresh(stolen.refresh());
        TokenPair third = service.sessions().refresh(second.refresh());
        assertThat(service.rejection(third.auth())).isNull();

        assertThat(service.rejectionOfRefresh(stolen.refresh())).isEqualTo(Reason.REUSED);

        assertThat(service.rejection(third.auth())).isEqualTo(Reason.REVOKED);
        assertThat(service.rejectionOfRefresh(third.refresh())).isEqualTo(Reason.REVOKED);
        assertThat(service.events()).endsWith("reused alice");
    }

    @Test
    void withoutGraceTheSecondUseIsReuse() {
        SessionHarness strict = new SessionHarness(store, Duration.ZERO);
        TokenPair first = strict.open("alice");
        TokenPair second = strict.sessions().refresh(first.refresh());
        // Another node's clock may be behind.
        strict.advance(Duration.ofSeconds(-1));

        assertThat(strict.rejectionOfRefresh(first.refresh())).isEqualTo(Reason.REUSED);
        strict.advance(Duration.ofSeconds(1));
        assertThat(strict.rejection(second.auth())).isEqualTo(Reason.REVOKED);
    }

    @Test
    void logoutHasNoGrace() {
        TokenPair first = service.open("alice");
        TokenPair second = service.sessions().refresh(first.refresh());
        assertThat(service.rejection(second.auth())).isNull();

        assertThat(service.sessions().revokeSession(sid(second.auth()))).isTrue();

        assertThat(service.rejectionOfRefresh(first.refresh())).isEqualTo(Reason.REVOKED);
        assertThat(service.rejectionOfRefresh(second.refresh())).isEqualTo(Reason.REVOKED);
        assertThat(service.rejection(first.auth())).isEqualTo(Reason.REVOKED);
        assertThat(service.rejection(second.auth())).isEqualTo(Reason.REVOKED);
        assertThat(service.events()).endsWith("revoked session");
    }

    @Test
    void revokesEverythingOfASubjectAndNothingLater() {
        TokenPair phone = service.open("alice");
        TokenPair laptop = service.open("alice");
        TokenPair ofBob = service.open("bob");

        assertThat(service.sessions().revokeSubject("alice")).isEqualTo(2);
        TokenPair later = service.open("alice");

        assertThat(List.of(phone.auth(), phone.refresh(), laptop.auth(), laptop.refresh()))
                .allMatch(token -> service.rejection(token) == Reason.REVOKED);
        // Opened in the same second as the others, and told apart all the same.
        assertThat(service.rejection(later.auth())).isNull();
        assertThat(service.rejection(ofBob.auth())).isNull();
        assertThat(service.sessions().list("alice")).hasSize(1);
    }

    @Test
    void endsTheSessionOfASubjectThatIsGrantedNothingAnyMore() {
        Map<String, Grant> users = new HashMap<>(Map.of("alice", new Grant("reader", Map.of())));
        SessionHarness asking = new SessionHarness(store, subject -> Optional.ofNullable(users.get(subject)));
        TokenPair first = asking.open("alice");
        TokenPair second = asking.sessions().refresh(first.refresh());
        assertThat(second.auth().claims()).containsEntry("scope", "reader").doesNotContainKey("tenant");
        users.clear();

        assertThat(asking.rejectionOfRefresh(second.refresh())).isEqualTo(Reason.UNKNOWN_SUBJECT);

        assertThat(asking.rejection(second.auth())).isEqualTo(Reason.REVOKED);
        assertThat(asking.events()).endsWith("grant withdrawn from alice");
    }

    @Test
    void sessionsOfASubjectMayLastDifferentlyLong() {
        TokenPair remembered =
                service.sessions().open("alice").maxAge(Duration.ofDays(90)).issue();
        TokenPair publicTerminal =
                service.sessions().open("alice").maxAge(Duration.ofMinutes(20)).issue();
        Instant end = SampleSessions.openedAt().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(90));

        service.set(publicTerminal.refresh().expiresAt());
        assertThat(service.rejectionOfRefresh(publicTerminal.refresh())).isEqualTo(Reason.REVOKED);
        assertThat(service.sessions().list("alice")).hasSize(1);
        TokenPair latest = remembered;
        while (latest.refresh().expiresAt().isBefore(end)) {
            service.advance(Duration.ofDays(6));
            latest = service.sessions().refresh(latest.refresh());
        }

        assertThat(latest.refresh().expiresAt()).isEqualTo(end);
        service.set(end.minusMillis(1));
        assertThat(service.sessions().list("alice")).hasSize(1);
        TokenPair last = service.sessions().refresh(latest.refresh());
        assertThat(service.rejection(last.auth())).isNull();
        service.set(end);
        assertThat(service.rejectionOfRefresh(last.refresh())).isEqualTo(Reason.REVOKED);
        assertThat(service.sessions().list("alice")).isEmpty();
    }

    @Test
    void revokesOneToken() {
        TokenPair pair = service.open("alice");

        service.sessions().revoke(pair.auth());

        assertThat(service.events()).endsWith("revoked token of alice");
        assertThat(service.rejection(pair.auth())).isEqualTo(Reason.REVOKED);
        assertThat(service.rejection(pair.refresh())).isNull();
        assertThat(service.rejection(service.sessions().refresh(pair.refresh()).auth()))
                .isNull();
        service.sessions().revoke(pair.refresh());
        assertThat(service.rejectionOfRefresh(pair.refresh())).isEqualTo(Reason.REVOKED);
    }

    @Test
    void anyNumberOfClientsGetTheSameSuccessor() throws Exception {
        Token current = service.open("alice").refresh();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int race = 0; race < races(); race++) {
                Set<TokenPair> pairs = new HashSet<>(race(threads, service, current));
                assertThat(pairs).hasSize(1).doesNotContainNull();
                current = pairs.iterator().next().refresh();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(service.events()).hasSize(1 + races());
    }

    @Test
    void withoutGraceOneClientWinsAndNoneKeepsTheSession() throws Exception {
        SessionHarness strict = new SessionHarness(store, Duration.ZERO);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int race = 0; race < races() / 10; race++) {
                Token current = strict.open("alice").refresh();
                List<TokenPair> pairs = race(threads, strict, current);
                pairs.removeIf(pair -> pair == null);
                assertThat(pairs).hasSize(1);
                assertThat(strict.rejection(pairs.get(0).auth())).isEqualTo(Reason.REVOKED);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** What each of many clients gets for one refresh token; null for a rejection. */
    private static List<TokenPair> race(ExecutorService threads, SessionHarness service, Token refresh)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<TokenPair>> answers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            answers.add(threads.submit(() -> {
                start.await();
                return refreshed(service, refresh);
            }));
        }
        List<TokenPair> pairs = new ArrayList<>();
        for (Future<TokenPair> answer : answers) {
            pairs.add(answer.get());
        }
        return pairs;
    }

    private static @Nullable TokenPair refreshed(SessionHarness service, Token refresh) {
        try {
            return service.sessions().refresh(refresh);
        } catch (TokenRejectedException e) {
            return null;
        }
    }
}
