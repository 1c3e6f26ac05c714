package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Auth tokens that are renewed without a refresh, as for cookies. */
class AuthTokenRenewalTest {
    private static final KeySet KEYS = KeySet.signing(SigningKey.ofSecret(
            Algorithm.HS256, "c4a1d7f2-3b96-4e58-9d0c-61f7a8b2e593".getBytes(StandardCharsets.US_ASCII), null));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicReference<Optional<Grant>> grant =
            new AtomicReference<>(Optional.of(new Grant(Map.of("admin", true), Map.of("tenant", 7))));
    private final Set<String> revoked = new HashSet<>();
    private final List<Session> renewals = new ArrayList<>();
    private final MemorySessionStore store = new MemorySessionStore(10);
    private final SessionManager sessions = SessionManager.builder(tokens(), store)
            .grants(subject -> grant.get())
            .sessionMaxAge(Duration.ofHours(3))
            .events(new JwtEventListener() {
                @Override
                public void renewed(Session session) {
                    renewals.add(session);
                }
            })
            .build();

    private TokenManagerBuilder tokens() {
        return TokenManager.builder("renewing", KEYS)
                .clock(clock)
                .revocation(token -> revoked.contains(token.subject()));
    }

    private TokenPair open() {
        return sessions.open("ada", Map.of("admin", true), Map.of("tenant", 7));
    }

    @Test
    void keepsSessionAndClaimsAndLeavesTheRefreshTokenAlone() {
        TokenPair pair = open();
        clock.advance(Duration.ofMinutes(50));

        Token renewed = sessions.browsers().renew(pair.auth()).orElseThrow();

        assertThat(renewed.id()).isNotEqualTo(pair.auth().id());
        assertThat(renewed.issuedAt()).isEqualTo(clock.instant());
        assertThat(renewed.maxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(renewed.claims()).containsAllEntriesOf(withoutTimes(pair.auth()));
        assertThat(sessions.tokens().verify(renewed.signed())).isEqualTo(renewed);
        assertThat(sessions.tokens().verify(pair.auth().signed())).isEqualTo(pair.auth());
        assertThat(sessions.refresh(pair.refresh())).isNotNull();
        assertThat(renewals).extracting(Session::sid).containsExactly(sid(pair));
    }

    private static Map<String, Object> withoutTimes(Token token) {
        Map<String, Object> claims = new HashMap<>(token.claims());
        claims.keySet().removeAll(Set.of("iat", "exp", "jti"));
        return claims;
    }

    private String sid(TokenPair pair) {
        return sessions.sid(pair.auth()).orElseThrow();
    }

    @Test
    void neverOutlivesTheSession() {
        Token auth = open().auth();
        Instant end = clock.instant().plus(Duration.ofHours(3));
        clock.advance(Duration.ofMinutes(50));
        auth = sessions.browsers().renew(auth).orElseThrow();
        clock.advance(Duration.ofMinutes(50));
        auth = sessions.browsers().renew(auth).orElseThrow();
        clock.advance(Duration.ofMinutes(50));
        auth = sessions.browsers().renew(auth).orElseThrow();

        assertThat(auth.expiresAt()).isEqualTo(end);
        clock.advance(Duration.ofMinutes(20));
        assertThat(sessions.browsers().renew(auth)).isEmpty();
        clock.set(end);
        assertThat(sessions.browsers().renew(auth)).isEmpty();
    }

    @Test
    void endedSessionsStayEnded() {
        TokenPair pair = open();
        sessions.revokeSession(sid(pair));
        assertThat(sessions.browsers().renew(pair.auth())).isEmpty();
        assertThat(renewals).isEmpty();
    }

    @Test
    void revokedTokensStayRevoked() {
        Token auth = open().auth();
        sessions.revoke(auth);
        clock.advance(Duration.ofMinutes(50));
        assertThat(sessions.browsers().renew(auth)).isEmpty();

        Token other = open().auth();
        clock.advance(Duration.ofMinutes(50));
        revoked.add("ada");
        assertThat(sessions.browsers().renew(other)).isEmpty();
    }

    /** Of a role that was withdrawn, or a tenant that was chosen at a refresh: the next refresh decides. */
    @Test
    void doesNotRenewWhatIsGrantedOtherwiseNow() {
        Token auth = open().auth();
        clock.advance(Duration.ofMinutes(50));
        grant.set(Optional.of(new Grant(null, Map.of("tenant", 7))));
        assertThat(sessions.browsers().renew(auth)).isEmpty();
        grant.set(Optional.empty());
        assertThat(sessions.browsers().renew(auth)).isEmpty();
        // Nothing has happened to the session: it ends when it is refreshed.
        assertThat(sessions.list("ada")).hasSize(1);
    }

    @Test
    void outagesOfGrantsAreOutages() {
        Token auth = open().auth();
        SessionManager failing = SessionManager.builder(tokens(), store)
                .grants(subject -> {
                    throw new IllegalStateException("database");
                })
                .build();
        clock.advance(Duration.ofMinutes(50));
        assertThatExceptionOfType(TokenUnavailableException.class)
                .isThrownBy(() -> failing.browsers().renew(auth));
    }

    @Test
    void renewsNothingElse() {
        TokenPair pair = open();
        Token api =
                sessions.apiTokens().create("ada", "build", Duration.ofDays(90)).issue();
        clock.advance(Duration.ofMinutes(50));

        assertThat(sessions.browsers().renew(pair.refresh())).isEmpty();
        assertThat(sessions.browsers().renew(api)).isEmpty();
        assertThat(sessions.browsers()
                        .renew(TokenManager.builder("renewing", KEYS)
                                .clock(clock)
                                .build()
                                .authToken("ada")))
                .isEmpty();
        assertThat(sessions.browsers()
                        .renew(TokenManager.builder("other", KEYS)
                                .clock(clock)
                                .build()
                                .authToken("ada")))
                .isEmpty();
    }
}
