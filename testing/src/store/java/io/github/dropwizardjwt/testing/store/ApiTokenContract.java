package io.github.dropwizardjwt.testing.store;

import static io.github.dropwizardjwt.testing.store.SessionHarness.sid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dropwizardjwt.session.ApiToken;
import io.github.dropwizardjwt.session.ApiTokenLimitException;
import io.github.dropwizardjwt.session.ApiTokens;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.RandomId;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** API tokens beside sessions, on a store. Each store's test of these extends this. */
public abstract class ApiTokenContract {
    private static final Duration QUARTER = Duration.ofDays(90);

    /** Nobody else's, whatever the store contains. */
    private final String alice = "alice-" + RandomId.next();

    private SessionHarness service;
    private ApiTokens apiTokens;

    /**
     * Returns the store to be tested. Called before each test, and by one a second time.
     *
     * @return a store with the same contents each time in one test; others do not concern these tests
     */
    protected abstract SessionStore newStore();

    @BeforeEach
    final void makeService() {
        service = new SessionHarness(newStore());
        apiTokens = service.sessions().apiTokens();
    }

    @Test
    void issuesATokenThatIsListed() {
        Token token = apiTokens
                .create(alice, "ci", QUARTER)
                .scope(List.of("deploy"))
                .claim("tenant", 7)
                .issue();

        assertThat(service.rejection(token)).isNull();
        assertThat(token.subject()).isEqualTo(alice);
        assertThat(token.claims())
                .containsOnlyKeys("iss", "sub", "iat", "exp", "jti", "type", "sid", "scope", "tenant");
        assertThat(token.maxAge()).isEqualTo(QUARTER);
        assertThat(apiTokens.isApiToken(token)).isTrue();
        assertThat(apiTokens.list(alice))
                .containsExactly(new ApiToken(
                        token.id().orElseThrow(),
                        "ci",
                        token.scope().orElseThrow(),
                        Map.of("tenant", token.claims().get("tenant")),
                        SampleSessions.openedAt(),
                        token.expiresAt()));
        assertThat(service.events()).containsExactly("issued API token ci of " + alice);
    }

    @Test
    void rejectsATokenFromTheRequestAfterItsRevocation() {
        Token first = issue("first");
        Token second = issue("second");
        assertThat(service.rejection(first)).isNull();
        String id = first.id().orElseThrow();

        assertThat(apiTokens.revoke("not-" + alice, id)).isFalse();
        assertThat(service.rejection(first)).isNull();
        assertThat(apiTokens.revoke(alice, id)).isTrue();

        assertThat(service.rejection(first)).isEqualTo(Reason.REVOKED);
        assertThat(service.rejection(second)).isNull();
        assertThat(apiTokens.list(alice)).extracting(ApiToken::name).containsExactly("second");
        assertThat(apiTokens.revoke(alice, id)).isFalse();
        assertThat(service.events()).endsWith("issued API token second of " + alice, "revoked API token " + id);
    }

    @Test
    void aTokenThatIsRevokedAsATokenLeavesTheListToo() {
        Token token = issue("ci");

        service.sessions().revoke(token);
        service.sessions().revoke(token);

        assertThat(service.rejection(token)).isEqualTo(Reason.REVOKED);
        assertThat(apiTokens.list(alice)).isEmpty();
        assertThat(service.events())
                .filteredOn(event -> event.startsWith("revoked"))
                .hasSize(1);
    }

    @Test
    void loginsAndTheirEndsLeaveApiTokensAlone() {
        SessionManager one = service.builder(newStore()).maxPerSubject(1).build();
        Token token = issue("ci");
        Token login = one.open(alice).issue().auth();
        assertThat(service.rejection(login)).isNull();

        TokenPair next = one.open(alice).issue();
        assertThat(service.rejection(login)).isEqualTo(Reason.REVOKED);
        assertThat(one.list(alice)).extracting(Session::sid).containsExactly(sid(next.auth()));
        assertThat(one.revokeSessionOf(alice, sid(token))).isFalse();
        assertThat(one.revokeSubject(alice)).isEqualTo(1);

        assertThat(service.rejection(token)).isNull();
        assertThat(apiTokens.list(alice)).hasSize(1);
    }

    @Test
    void revokesAllTokensOfASubjectAndNoLogin() {
        TokenPair login = service.open(alice);
        Token first = issue("first");
        Token second = issue("second");

        assertThat(apiTokens.revokeAll(alice)).isEqualTo(2);

        assertThat(List.of(first, second)).allMatch(token -> service.rejection(token) == Reason.REVOKED);
        assertThat(apiTokens.list(alice)).isEmpty();
        assertThat(service.rejection(login.auth())).isNull();
        assertThat(service.events()).endsWith("revoked 2 API tokens of " + alice);
        assertThat(service.rejection(issue("later"))).isNull();
    }

    @Test
    void anExpiredTokenIsRejectedAndNotListed() {
        Token token = issue("ci");
        service.set(token.expiresAt().minusMillis(1));
        assertThat(service.rejection(token)).isNull();
        assertThat(apiTokens.list(alice)).hasSize(1);

        service.advance(Duration.ofMillis(1));

        assertThat(service.rejection(token)).isEqualTo(Reason.EXPIRED);
        assertThat(apiTokens.list(alice)).isEmpty();
    }

    @Test
    void oneMoreThanTheLimitIsAnErrorAndRevokesNone() {
        apiTokens.create(alice, "brief", Duration.ofHours(1)).issue();
        for (int i = 1; i < ApiTokens.maxPerSubject(); i++) {
            issue("token " + i);
        }
        assertThat(apiTokens.list(alice)).hasSize(100);

        assertThatExceptionOfType(ApiTokenLimitException.class)
                .isThrownBy(() -> issue("one more"))
                .withMessage("The subject has 100 API tokens, which is the limit; revoke one first");

        assertThat(apiTokens.list(alice))
                .hasSize(100)
                .noneMatch(token -> token.name().equals("one more"));
        // Expired tokens do not count.
        service.advance(Duration.ofHours(1));
        assertThat(service.rejection(issue("one more"))).isNull();
        assertThatExceptionOfType(ApiTokenLimitException.class).isThrownBy(() -> issue("another"));
    }

    @Test
    void isNotRefreshed() {
        Token token = issue("ci");

        assertThat(service.rejectionOfRefresh(token)).isEqualTo(Reason.WRONG_TYPE);
        assertThat(service.rejection(token)).isNull();
    }

    @Test
    void keepsTheLongestTexts() {
        String subject = (alice + "s".repeat(254)).substring(0, 254);
        Token token = apiTokens.create(subject, "🦊".repeat(101), QUARTER).issue();

        assertThat(service.rejection(token)).isNull();
        assertThat(apiTokens.list(subject)).extracting(ApiToken::name).containsExactly("🦊".repeat(100));
        assertThat(apiTokens.revoke(subject, token.id().orElseThrow())).isTrue();
    }

    private Token issue(String name) {
        return apiTokens.create(alice, name, QUARTER).issue();
    }
}
