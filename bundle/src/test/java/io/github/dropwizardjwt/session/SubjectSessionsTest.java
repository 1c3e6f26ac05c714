package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.testing.store.SessionHarness.sid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.FaultyStore;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many sessions a subject may have, and what is done with all of them. */
class SubjectSessionsTest {
    private final FaultyStore store = new FaultyStore();
    private final SessionHarness service = new SessionHarness(store);
    private final SessionManager three = bounded(3);

    @Test
    void oneMoreSessionEndsTheOneThatWasOpenedFirst() {
        TokenPair first = open(three);
        TokenPair second = open(three);
        TokenPair third = open(three);
        TokenPair ofBob = three.open("bob", null, Map.of());
        assertThat(service.rejection(first.auth())).isNull();
        // Used last, and opened first all the same.
        TokenPair refreshed = three.refresh(first.refresh());

        TokenPair fourth = open(three);

        assertThat(service.rejection(first.auth())).isEqualTo(Reason.REVOKED);
        assertThat(service.rejectionOfRefresh(refreshed.refresh())).isEqualTo(Reason.REVOKED);
        assertThat(List.of(second, third, fourth, ofBob)).allMatch(pair -> service.rejection(pair.auth()) == null);
        assertThat(service.events())
                .containsExactly(
                        "opened alice",
                        "opened alice",
                        "opened alice",
                        "opened bob",
                        "refreshed alice",
                        "evicted " + sid(first.auth()) + " of alice",
                        "opened alice");
    }

    @Test
    void aSubjectMayHaveOneSession() {
        SessionManager one = bounded(1);
        TokenPair first = open(one);
        TokenPair second = open(one);

        assertThat(service.rejection(first.auth())).isEqualTo(Reason.REVOKED);
        assertThat(service.rejection(second.auth())).isNull();
    }

    @Test
    void sessionsThatAreOverDoNotCount() {
        SessionManager brief =
                service.builder(store).sessionMaxAge(Duration.ofMinutes(1)).build();
        TokenPair first = open(three);
        open(brief);
        open(brief);
        service.advance(Duration.ofMinutes(1));

        open(three);
        open(three);

        assertThat(service.rejection(first.auth())).isNull();
        open(three);
        assertThat(service.rejection(first.auth())).isEqualTo(Reason.REVOKED);
    }

    @Test
    void aSubjectThatHasTooManyComesDownToWhatItMayHave() {
        for (int i = 0; i < 45; i++) {
            service.open("alice");
        }
        for (int i = 0; i < 3; i++) {
            open(three);
        }

        assertThat(three.list("alice")).hasSize(3);
        assertThat(service.events().stream().filter(event -> event.startsWith("evicted")))
                .doesNotHaveDuplicates()
                .hasSize(45);
    }

    /** What nobody can be told apart from a moment later: each has looked before another was there. */
    @Test
    void loginsAtOnceLeaveNoMoreThanOneEachAboveTheBound() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Callable<Boolean> logins = () -> {
            for (int i = 0; i < 50; i++) {
                open(three);
                assertThat(three.list("alice")).hasSizeLessThanOrEqualTo(3 + 8);
            }
            return true;
        };
        for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(8, logins))) {
            done.get();
        }
        threads.shutdown();

        open(three);
        assertThat(three.list("alice")).hasSize(3);
        // Each that was opened is there, or was ended once.
        assertThat(service.events().stream().filter(event -> event.startsWith("evicted")))
                .doesNotHaveDuplicates()
                .hasSize(8 * 50 + 1 - 3);
    }

    @Test
    void whatCannotBeOpenedEndsNothing() {
        SessionManager one = bounded(1);
        TokenPair first = open(one);

        assertThatIllegalArgumentException().isThrownBy(() -> one.open("alice", null, Map.of("sid", "mine")));

        assertThat(service.rejection(first.auth())).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void rejectsBoundsThatAreNone(int max) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.builder(store).maxPerSubject(max))
                .withMessage("A subject must have 1 to 1000 sessions");
    }

    @Test
    void aSubjectHasAHundredSessionsUnlessToldOtherwise() {
        for (int i = 0; i < 101; i++) {
            service.open("alice");
        }

        assertThat(service.sessions().list("alice")).hasSize(100);
        assertThat(bounded(1000)).isNotNull();
    }

    @Test
    void listsPageByPage() {
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            opened.add(0, sid(open(service.sessions()).auth()));
        }

        SessionPage first = service.sessions().list("alice", 3, null);
        SessionPage second = service.sessions().list("alice", 3, first.next().orElseThrow());
        SessionPage third = service.sessions().list("alice", 3, second.next().orElseThrow());

        assertThat(first.sessions()).extracting(Session::sid).isEqualTo(opened.subList(0, 3));
        assertThat(second.sessions()).extracting(Session::sid).isEqualTo(opened.subList(3, 6));
        assertThat(third.sessions()).extracting(Session::sid).isEqualTo(opened.subList(6, 7));
        assertThat(third.next()).isEmpty();
        assertThat(service.sessions().list("alice", 7, null).next()).isEmpty();
        assertThat(service.sessions().list("alice", 6, null).next()).isPresent();
        assertThat(service.sessions().list("nobody", 100, null).sessions()).isEmpty();
    }

    @Test
    void aPageHasOneToAHundredSessions() {
        addDirectly(101);

        assertThat(SessionPage.maxSize()).isEqualTo(100);
        assertThat(service.sessions().list("alice", 1, null).sessions()).hasSize(1);
        assertThat(service.sessions().list("alice", 100, null).sessions()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void rejectsPagesOfNoneAndOfTooMany(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.sessions().list("alice", limit, null))
                .withMessage("A page must have 1 to 100 sessions");
    }

    @Test
    void endsManySessionsInSteps() {
        addDirectly(1300);
        int before = store.calls();

        assertThat(service.sessions().revokeSubject("alice")).isEqualTo(1300);

        assertThat(store.calls()).isEqualTo(before + 3);
        assertThat(service.events()).containsExactly("revoked 1300 of alice");
        assertThat(service.sessions().list("alice")).isEmpty();
    }

    @Test
    void whatWasEndedBeforeTheStoreFailedStaysEndedAndTheRestCanBeEndedLater() {
        addDirectly(1300);
        store.failAfter(2);

        assertThatThrownBy(() -> service.sessions().revokeSubject("alice")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> service.sessions().revokeSubject("alice")).isInstanceOf(IllegalStateException.class);
        assertThat(service.events()).containsExactly("revoked 1000 of alice");

        store.recover();
        assertThat(service.sessions().revokeSubject("alice")).isEqualTo(300);
        assertThat(service.events()).containsExactly("revoked 1000 of alice", "revoked 300 of alice");
    }

    @Test
    void endsASessionOfASubjectWithoutListingItsSessions() {
        addDirectly(1300);
        String own = sid(service.open("alice").auth());
        String other = sid(service.open("bob").auth());
        int before = store.calls();

        assertThat(service.sessions().revokeSessionOf("alice", own)).isTrue();

        assertThat(store.calls()).isEqualTo(before + 2);
        assertThat(service.events()).endsWith("revoked session");
        service.events().clear();
        assertThat(service.sessions().revokeSessionOf("alice", own)).isFalse();
        assertThat(service.sessions().revokeSessionOf("alice", other)).isFalse();
        assertThat(service.events()).isEmpty();
        assertThat(service.sessions().list("bob")).hasSize(1);
    }

    /** A store may fail on some of these, and requests that make it fail are not to have it taken for down. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAA AAAAAAAAAA", "\0"})
    void doesNotAskTheStoreForWhatNoSessionIsCalled(String sid) {
        int before = store.calls();

        assertThat(service.sessions().revokeSessionOf("alice", sid)).isFalse();
        assertThat(service.sessions().revokeSession(sid)).isFalse();

        assertThat(store.calls()).isEqualTo(before);
    }

    private SessionManager bounded(int max) {
        return service.builder(store)
                .keepGrantsFromLogin()
                .maxPerSubject(max)
                .events(service.recorder())
                .build();
    }

    private TokenPair open(SessionManager sessions) {
        service.advance(Duration.ofMillis(1));
        return sessions.open("alice", null, Map.of());
    }

    private void addDirectly(int number) {
        for (int i = 0; i < number; i++) {
            store.add(SampleSessions.of("alice"));
        }
    }
}
