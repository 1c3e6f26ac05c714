package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.testing.store.SessionHarness.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.dropwizardjwt.support.FaultyStore;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What API tokens accept, and how they are told from logins. */
class ApiTokensTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final FaultyStore store = new FaultyStore();
    private final SessionHarness service = new SessionHarness(store);
    private final ApiTokens apiTokens = service.sessions().apiTokens();

    @Test
    void lastsForASecondTo366Days() {
        assertThat(apiTokens.create("bot", "ci", Duration.ofDays(366)).issue().maxAge())
                .isEqualTo(Duration.ofDays(366));
        assertThat(apiTokens
                        .create("bot", "ci", Duration.ofMillis(1999))
                        .issue()
                        .maxAge())
                .isEqualTo(Duration.ofSeconds(1));
        for (Duration outOfBounds : List.of(
                Duration.ofMillis(999),
                Duration.ofDays(366).plusNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE),
                Duration.ofSeconds(Long.MIN_VALUE))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> apiTokens.create("bot", "ci", outOfBounds))
                    .withMessage("An API token must be valid for at least one second and at most 366 days");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n\u0000"})
    void rejectsNamesThatSayNothing(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apiTokens.create("bot", name, DAY))
                .withMessage("An API token must have a name that is not blank");
    }

    @Test
    void rejectsMalformedSubjectsAndClaimsAndStoresNothing() {
        int before = store.calls();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> apiTokens.create("b".repeat(255), "ci", DAY))
                .withMessage("The subject of an API token must have at most 254 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apiTokens.create("\u0001bot", "ci", DAY).issue());
        for (String name : List.of("sid", "jti", "exp", "type", "cnf", " ")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> apiTokens
                            .create("bot", "ci", DAY)
                            .claims(Map.of(name, "x"))
                            .issue());
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apiTokens.create("bot", "ci", DAY).scope(true).issue());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apiTokens
                        .create("bot", "ci", DAY)
                        .claim("big", "x".repeat(9000))
                        .issue());

        assertThat(store.calls()).isEqualTo(before);
        assertThat(service.events()).isEmpty();
    }

    @Test
    void listsTheLastIssuedFirstWithScopeAndClaims() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("team", null);
        apiTokens
                .create("bot", "first", DAY)
                .scope("read")
                .scope(null)
                .claims(claims)
                .issue();
        service.advance(Duration.ofMillis(1));
        apiTokens.create("bot", "second", DAY).claim("scope", "deploy").issue();

        List<ApiToken> listed = apiTokens.list("bot");

        assertThat(listed).extracting(ApiToken::name).containsExactly("second", "first");
        assertThat(listed.get(0).scope()).isEqualTo("deploy");
        assertThat(listed.get(0).claims()).isEmpty();
        assertThat(listed.get(1).scope()).isNull();
        assertThat(listed.get(1).claims()).isEqualTo(claims);
        assertThat(listed.get(0)).hasToString("ApiToken[" + listed.get(0).id() + "]");
    }

    @Test
    void tellsApiTokensFromLogins() {
        Token token = apiTokens.create("bot", "ci", DAY).issue();
        TokenPair login = service.open("bot");

        assertThat(apiTokens.isApiToken(token)).isTrue();
        for (Token other : List.of(login.auth(), login.refresh(), ofAnotherIssuer(), ForeignTokens.withoutId())) {
            assertThat(apiTokens.isApiToken(other)).isFalse();
            apiTokens.requireLogin(other);
        }
        assertThatExceptionOfType(TokenRejectedException.class)
                .isThrownBy(() -> apiTokens.requireLogin(token))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.API_TOKEN));
    }

    @Test
    void revokesATokenOfAnotherIssuerByItsIdAlone() {
        Token foreign = ofAnotherIssuer();

        service.sessions().revoke(foreign);

        assertThat(service.events()).containsExactly("revoked token of bot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAA", "\0"})
    void doesNotAskTheStoreForWhatNoTokenIsCalled(String id) {
        int before = store.calls();

        assertThat(apiTokens.revoke("bot", id)).isFalse();

        assertThat(store.calls()).isEqualTo(before);
    }

    @Test
    void doesNotRevokeALogin() {
        TokenPair login = service.open("bot");

        assertThat(apiTokens.revoke("bot", SessionHarness.sid(login.auth()))).isFalse();

        assertThat(service.rejection(login.auth())).isNull();
    }

    @Test
    void reportsWhatWasRevokedBeforeTheStoreFailed() {
        for (int i = 0; i < 1300; i++) {
            store.add(SampleSessions.of("\u0001bot"));
        }
        store.failAfter(2);

        assertThatIllegalStateException().isThrownBy(() -> apiTokens.revokeAll("bot"));

        assertThat(service.events()).containsExactly("revoked 1000 API tokens of bot");
        store.recover();
        assertThat(apiTokens.revokeAll("bot")).isEqualTo(300);
    }

    /** Requests that issue tokens at the same time may exceed the limit, and all of them must be listed. */
    @Test
    void listsAllEvenIfTheyAreMoreThanAPage() {
        for (int i = 0; i < 201; i++) {
            store.add(SampleSessions.of("\u0001bot"));
        }

        assertThat(apiTokens.list("bot")).hasSize(201);
    }

    private Token ofAnotherIssuer() {
        return SessionManager.builder(
                        TokenManager.builder("elsewhere", keys()).clock(service.clock()), new MemorySessionStore(10))
                .build()
                .apiTokens()
                .create("bot", "ci", DAY)
                .issue();
    }
}
