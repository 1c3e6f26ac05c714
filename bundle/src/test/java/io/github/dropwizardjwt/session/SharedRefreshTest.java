package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.testing.store.SessionHarness.sid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Refresh tokens that several tabs of a browser present, each when it likes. */
class SharedRefreshTest {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final AtomicReference<Optional<Grant>> grant =
            new AtomicReference<>(Optional.of(new Grant("read", Map.of("tenant", 7))));
    private final SessionStore store = new MemorySessionStore(10);
    private final SessionHarness service = new SessionHarness(store, subject -> grant.get());
    private final SessionManager sessions = service.sessions();

    private final TokenPair first = service.open("alice");
    private final TokenPair second = sessions.browsers().refresh(first.refresh());

    private Reason rejectionOf(TokenPair pair) {
        return catchThrowableOfType(
                        TokenRejectedException.class, () -> sessions.browsers().refresh(pair.refresh()))
                .reason();
    }

    @Test
    void theFirstTokenOfASessionIsExchangedAtOnce() {
        assertThat(second.refresh()).isNotEqualTo(first.refresh());
        assertThat(service.events()).containsExactly("opened alice", "refreshed alice");
    }

    @Test
    void tabWithTheNextTokenDoesNotMakeReuseOfARequestThatIsUnderWay() {
        service.advance(GRACE.minusMillis(1));

        TokenPair ofLaterTab = sessions.browsers().refresh(second.refresh());
        TokenPair ofSlowRequest = sessions.browsers().refresh(first.refresh());

        assertThat(ofLaterTab.refresh()).isEqualTo(second.refresh());
        assertThat(sid(ofLaterTab.auth())).isEqualTo(sid(second.auth()));
        assertThat(ofLaterTab.auth().scope()).contains("read");
        assertThat(ofLaterTab.auth().claims()).containsEntry("tenant", 7);
        assertThat(service.rejection(ofLaterTab.auth())).isNull();
        assertThat(ofSlowRequest).isEqualTo(second);
        assertThat(service.events()).containsExactly("opened alice", "refreshed alice");
    }

    /** Another node, whose clock is behind, is asked by a client with a header. */
    @Test
    void tokensInTheHeaderAreExchangedEachTimeWhateverTheClock() {
        service.advance(Duration.ofSeconds(5).negated());

        assertThat(sessions.refresh(second.refresh()).refresh()).isNotEqualTo(second.refresh());
    }

    @Test
    void tokenIsExchangedOnceTheGraceOfTheOneBeforeIsOver() {
        service.advance(GRACE);

        TokenPair third = sessions.browsers().refresh(second.refresh());

        assertThat(third.refresh()).isNotEqualTo(second.refresh());
        assertThat(sessions.browsers().refresh(third.refresh()).refresh()).isEqualTo(third.refresh());
        assertThat(sessions.browsers().refresh(second.refresh())).isEqualTo(third);
        assertThat(rejectionOf(first)).isEqualTo(Reason.REUSED);
        assertThat(service.rejection(third.auth())).isEqualTo(Reason.REVOKED);
    }

    /** Otherwise a new tenant, or a right that was taken away, would wait for the end of the grace. */
    @Test
    void tokenIsExchangedForAnotherGrant() {
        grant.set(Optional.of(new Grant("read", Map.of("tenant", 8))));

        TokenPair third = sessions.browsers().refresh(second.refresh());

        assertThat(third.refresh()).isNotEqualTo(second.refresh());
        assertThat(third.auth().claims()).containsEntry("tenant", 8);
    }

    @Test
    void nothingIsIssuedToASubjectThatIsGrantedNothingAnyMore() {
        grant.set(Optional.empty());

        assertThat(rejectionOf(second)).isEqualTo(Reason.UNKNOWN_SUBJECT);
        assertThat(service.rejection(second.auth())).isEqualTo(Reason.REVOKED);
    }

    @Test
    void authTokenThatWasRevokedDoesNotComeBack() {
        sessions.revoke(second.auth());

        TokenPair again = sessions.browsers().refresh(second.refresh());

        assertThat(service.rejection(again.auth())).isNull();
        assertThat(service.rejection(second.auth())).isEqualTo(Reason.REVOKED);
    }

    @Test
    void withoutGraceEachTokenIsExchanged() {
        SessionManager strict = new SessionHarness(store, Duration.ZERO).sessions();
        TokenPair next = strict.browsers().refresh(strict.open("bob").issue().refresh());

        assertThat(strict.browsers().refresh(next.refresh()).refresh()).isNotEqualTo(next.refresh());
    }

    @Test
    void otherRefreshesExchangeEachToken() {
        assertThat(sessions.refresh(second.refresh()).refresh()).isNotEqualTo(second.refresh());
    }
}
