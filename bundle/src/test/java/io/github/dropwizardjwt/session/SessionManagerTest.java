package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.testing.store.SessionHarness.issuer;
import static io.github.dropwizardjwt.testing.store.SessionHarness.keys;
import static io.github.dropwizardjwt.testing.store.SessionHarness.sid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.RevocationCheck;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionManagerTest {
    private final SessionStore store = new MemorySessionStore(1000);
    private final SessionHarness service = new SessionHarness(store);
    private final SessionManager sessions = service.sessions();

    @Test
    void opensASessionWithAPairOfItsTokens() {
        TokenPair pair = sessions.open("alice", Map.of("admin", true), Map.of("tenant", 7), "Firefox");

        assertThat(pair.auth().type()).isEqualTo(TokenType.AUTH);
        assertThat(pair.refresh().type()).isEqualTo(TokenType.REFRESH);
        assertThat(pair.auth().claims())
                .containsOnlyKeys("iss", "sub", "iat", "exp", "jti", "type", "sid", "scope", "tenant");
        assertThat(pair.refresh().claims()).containsOnlyKeys("iss", "sub", "iat", "exp", "jti", "type", "rid", "sid");
        assertThat(pair.refresh().claims())
                .containsEntry("rid", pair.refresh().id().orElseThrow());
        assertThat(pair.auth().maxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(pair.refresh().maxAge()).isEqualTo(Duration.ofDays(7));
        assertThat(pair.auth().hasScope("admin")).isTrue();
        assertThat(service.tokens().verify(pair.auth().signed())).isEqualTo(pair.auth());
        Session session = sessions.list("alice").get(0);
        assertThat(session.sid()).isEqualTo(sid(pair.auth()));
        assertThat(sessions.sid(pair.auth())).contains(session.sid());
        assertThat(session.client()).isEqualTo("Firefox");
        assertThat(session.expiresAt()).isEqualTo(pair.refresh().expiresAt());
        assertThat(session.toString()).isEqualTo("Session[" + session.sid() + "]");
    }

    @Test
    void keepsHashesAndNoIdsOfTokens() {
        TokenPair pair = service.open("alice");
        TokenPair next = sessions.refresh(pair.refresh());
        Session session = sessions.list("alice").get(0);

        assertThat(session.refreshHash())
                .hasSize(43)
                .doesNotContain(next.refresh().id().orElseThrow());
        assertThat(session.spentHash())
                .hasSize(43)
                .doesNotContain(pair.refresh().id().orElseThrow());
    }

    @Test
    void shortensAndCleansWhatAClientSaysOfItself() {
        sessions.open("alice", null, Map.of(), "a\u0000b\nc\uD800" + "é".repeat(300));
        sessions.open("bob", null, Map.of(), "x".repeat(199) + "🦊");

        assertThat(sessions.list("alice").get(0).client()).isEqualTo("abc" + "é".repeat(197));
        assertThat(sessions.list("bob").get(0).client()).isEqualTo("x".repeat(199));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sid", "jti", "exp", "cnf", "rid"})
    void rejectsReservedClaims(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> sessions.open("alice", null, Map.of(name, "x")));
        assertThat(sessions.list("alice")).isEmpty();
    }

    @Test
    void rejectsMalformedSubjectsAndScopes() {
        assertThatIllegalArgumentException().isThrownBy(() -> sessions.open(" ", null, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> sessions.open("a".repeat(256), null, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> sessions.open("alice", new Object(), Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> sessions.open("alice", true, Map.of()));
    }

    @Test
    void takesSubjectsOf255Characters() {
        String subject = "a".repeat(255);

        assertThat(sessions.open(subject, null, Map.of()).auth().subject()).isEqualTo(subject);
    }

    @Test
    void keepsScopeAndClaimsOnRefreshUntilOthersAreGiven() {
        TokenPair pair = sessions.open("alice", List.of("read", "write"), Map.of("level", 2.50, "note", "ü"));
        TokenPair second = sessions.refresh(pair.refresh());
        assertThat(second.auth().scope()).isEqualTo(pair.auth().scope());
        assertThat(second.auth().claims()).containsEntry("note", "ü");
        assertThat(second.auth().claims().get("level"))
                .isEqualTo(pair.auth().claims().get("level"));

        TokenPair third = sessions.refresh(second.refresh(), "read", Map.of());
        assertThat(third.auth().scope()).contains("read");
        assertThat(third.auth().claims()).doesNotContainKeys("level", "note");
        // What was taken away does not come back by itself.
        assertThat(sessions.refresh(third.refresh()).auth().scope()).contains("read");
    }

    @Test
    void repeatsTheAnswerWhateverScopeIsGivenWithinTheGrace() {
        TokenPair pair = service.open("alice");
        TokenPair next = sessions.refresh(pair.refresh(), "read", Map.of());

        assertThat(sessions.refresh(pair.refresh(), "admin", Map.of())).isEqualTo(next);
    }

    @Test
    void doesNotSpendATokenForWhatCannotBeIssued() {
        TokenPair pair = service.open("alice");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sessions.refresh(pair.refresh(), null, Map.of("big", "x".repeat(9000))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sessions.refresh(pair.refresh(), null, Map.of("sid", "other")));

        assertThat(sessions.refresh(pair.refresh()).auth().scope()).contains("read");
        assertThat(service.events()).containsExactly("opened alice", "refreshed alice");
    }

    @Test
    void endsSessionsThatAreNotRefreshedWithTheirRefreshToken() {
        TokenPair pair = service.open("alice");
        service.set(pair.refresh().expiresAt());

        assertThat(service.rejectionOfRefresh(pair.refresh())).isEqualTo(Reason.REVOKED);
        assertThat(sessions.list("alice")).isEmpty();
    }

    @Test
    void endsEverySessionAfterItsLongestAge() {
        SessionManager brief = service.builder(store)
                .keepGrantsFromLogin()
                .sessionMaxAge(Duration.ofMinutes(90))
                .build();
        TokenPair pair = brief.open("alice", null, Map.of());
        assertThat(pair.refresh().maxAge()).isEqualTo(Duration.ofMinutes(90));
        assertThat(pair.auth().maxAge()).isEqualTo(Duration.ofHours(1));

        service.advance(Duration.ofMinutes(60));
        TokenPair last = brief.refresh(pair.refresh());

        assertThat(last.refresh().expiresAt()).isEqualTo(pair.refresh().expiresAt());
        assertThat(last.auth().expiresAt()).isEqualTo(pair.refresh().expiresAt());
        service.set(pair.refresh().expiresAt());
        assertThat(service.rejectionOfRefresh(last.refresh())).isEqualTo(Reason.REVOKED);
    }

    @Test
    void rejectsSessionsBelowOneSecondAndANegativeGrace() {
        SessionManagerBuilder builder = service.builder(store);

        assertThatIllegalArgumentException().isThrownBy(() -> builder.sessionMaxAge(Duration.ofMillis(999)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.reuseGrace(Duration.ofNanos(-1)));
        assertThat(builder.sessionMaxAge(Duration.ofSeconds(1)).reuseGrace(Duration.ZERO))
                .isSameAs(builder);
    }

    @Test
    void cutsFractionsOfASecondOffTheLongestAge() {
        SessionManager brief = service.builder(store)
                .keepGrantsFromLogin()
                .sessionMaxAge(Duration.ofMillis(1999))
                .build();

        assertThat(brief.open("alice", null, Map.of()).refresh().maxAge()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void issuesInTheLastSecondOfASession() {
        SessionManager brief = service.builder(store)
                .keepGrantsFromLogin()
                .sessionMaxAge(Duration.ofSeconds(10))
                .build();
        TokenPair pair = brief.open("alice", null, Map.of());
        service.set(pair.refresh().expiresAt().minusMillis(1));

        assertThat(brief.refresh(pair.refresh()).auth().expiresAt())
                .isEqualTo(pair.refresh().expiresAt());
    }

    @Test
    void exchangesRefreshTokensOfItsOwnSessionsOnly() {
        Token auth = service.open("alice").auth();
        Token stateless = TokenManager.builder(issuer(), keys())
                .clock(service.clock())
                .build()
                .refreshToken("alice");
        Token foreign = foreignTokens().refreshToken("alice");

        assertThat(service.rejectionOfRefresh(auth)).isEqualTo(Reason.WRONG_TYPE);
        assertThat(service.rejectionOfRefresh(stateless)).isEqualTo(Reason.REVOKED);
        assertThat(service.rejectionOfRefresh(foreign)).isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void issuesNoTokensOutsideOfSessions() {
        assertThatIllegalStateException()
                .isThrownBy(() -> service.tokens().authToken("alice"))
                .withMessage("Sessions are configured, so a login opens one: jwt.sessions().open(subject, scope, "
                        + "claims) gives its auth token and refresh token. For a token without a login, call "
                        + "jwt.sessions().apiTokens().create(subject, name, maxAge)");
        assertThatIllegalStateException().isThrownBy(() -> service.tokens().refreshToken("alice"));
    }

    @Test
    void rejectsOwnTokensOutsideOfSessions() {
        Token stateless = TokenManager.builder(issuer(), keys())
                .clock(service.clock())
                .build()
                .authToken("alice");

        assertThat(service.rejection(stateless)).isEqualTo(Reason.REVOKED);
        assertThat(service.tokens().verifyEvenIfRevoked(stateless.signed(), TokenType.AUTH))
                .isEqualTo(stateless);
        assertThat(sessions.sid(stateless)).isEmpty();
    }

    @Test
    void revokesTokensOfOtherIssuersByTheirIdAndLeavesTheirSessionsAlone() {
        RevocationCheck check = new SessionRevocationCheck(issuer(), store, service.clock());
        Token foreign = foreignTokens().authToken("alice");
        assertThat(check.isRevoked(foreign)).isFalse();
        assertThat(sessions.sid(foreign)).isEmpty();

        sessions.revoke(foreign);

        assertThat(check.isRevoked(foreign)).isTrue();
        assertThat(check.isRevoked(foreignTokens().authToken("alice"))).isFalse();
    }

    @Test
    void cannotRevokeATokenWithoutId() {
        Token nameless = ForeignTokens.withoutId();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sessions.revoke(nameless))
                .withMessage("A token without jti cannot be revoked");
        assertThat(new SessionRevocationCheck(issuer(), store, service.clock()).isRevoked(nameless))
                .isFalse();
    }

    @Test
    void remembersARevokedTokenForTheClockSkewToo() {
        Token token = service.open("alice").auth();
        sessions.revoke(token);

        store.purge(token.expiresAt().plus(10, ChronoUnit.MINUTES).minusMillis(1));

        assertThat(service.rejection(token)).isEqualTo(Reason.REVOKED);
    }

    @Test
    void listsTheLastOpenedFirstWhicheverIsUsed() {
        TokenPair phone = service.open("alice");
        service.advance(Duration.ofMinutes(1));
        TokenPair laptop = service.open("alice");
        service.advance(Duration.ofMinutes(1));
        sessions.refresh(phone.refresh());

        assertThat(sessions.list("alice"))
                .extracting(Session::sid)
                .containsExactly(sid(laptop.auth()), sid(phone.auth()));
    }

    /** As after a restored backup, or a failover that lost writes: what it has forgotten cannot be told from reuse. */
    @Test
    void aTokenNewerThanTheStoreEndsTheSession() {
        TokenPair first = service.open("alice");
        Session backup = sessions.list("alice").get(0);
        TokenPair second = sessions.refresh(first.refresh());
        TokenPair third = sessions.refresh(second.refresh());
        store.remove(backup.sid());
        store.add(backup);

        assertThat(service.rejectionOfRefresh(third.refresh())).isEqualTo(Reason.REUSED);
        assertThat(service.rejectionOfRefresh(first.refresh())).isEqualTo(Reason.REVOKED);
    }

    /** Two requests with spent tokens at once: the other one has ended the session, and told so. */
    @Test
    void tellsOfASessionThatReuseHasEndedOnce() {
        SessionStore slower = (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("remove")) {
                        method.invoke(store, arguments);
                    }
                    return method.invoke(store, arguments);
                });
        SessionHarness second = new SessionHarness(slower);
        TokenPair pair = second.open("alice");
        second.sessions().refresh(pair.refresh());
        second.advance(Duration.ofSeconds(10));

        assertThat(second.rejectionOfRefresh(pair.refresh())).isEqualTo(Reason.REUSED);
        assertThat(second.events()).containsExactly("opened alice", "refreshed alice");
    }

    @Test
    void endsNothingThatIsNotThere() {
        assertThat(sessions.revokeSession("AAAAAAAAAAAAAAAAAAAAAA")).isFalse();
        assertThat(sessions.revokeSubject("nobody")).isZero();
        assertThat(service.events()).containsExactly("revoked 0 of nobody");
    }

    private TokenManager foreignTokens() {
        return TokenManager.builder("elsewhere", keys()).clock(service.clock()).build();
    }
}
