package io.github.dropwizardjwt.key.remote;

import static io.github.dropwizardjwt.support.ScriptedIssuer.json;
import static io.github.dropwizardjwt.support.ScriptedIssuer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TrustedIssuer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer that replaces a key without a new id, over HTTP, while time passes as the test says. */
class ReplacedKeyTest {
    private static final String FORMER = "rsa-2048";
    private static final String NEW = "rsa-2048-other";
    private static final int INTERVAL = 10_000;

    private final ManualThread thread = new ManualThread();
    private final ScriptedIssuer issuer = ScriptedIssuer.serving(Jwks.set(named(FORMER, "same")));
    private final RemoteKeys keys = keys();
    private final TokenManager tokens = TokenManager.resourceServer()
            .trust(TrustedIssuer.builder(issuer.url(), keys).audience(List.of()).build())
            .build();

    @BeforeEach
    void start() {
        keys.start();
        thread.advance(INTERVAL);
    }

    @AfterEach
    void stop() {
        keys.close();
        issuer.close();
    }

    @Test
    void acceptsTheFirstTokenOfAKeyUnderAnOldId() {
        issuer.answer(json(Jwks.set(named(NEW, "same"))));

        assertThat(tokens.isValid(signed(NEW, "same"))).isTrue();
        assertThat(issuer.asked()).isEqualTo(2);
    }

    @Test
    void acceptsNoTokenOfTheFormerKeyAnyMoreNotEvenACachedOne() {
        String former = signed(FORMER, "same");
        assertThat(tokens.isValid(former)).isTrue();
        issuer.answer(json(Jwks.set(named(NEW, "same"))));

        assertThat(tokens.isValid(signed(NEW, "same"))).isTrue();

        assertThat(rejection(former)).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(rejection(signed(FORMER, "same"))).isEqualTo(Reason.BAD_SIGNATURE);
        thread.advance(INTERVAL);
        assertThat(rejection(former)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void acceptsTheFirstTokenWithoutIdOfTheOnlyKey() {
        issuer.answer(json(Jwks.set(named(NEW, "another"))));

        assertThat(tokens.isValid(nameless(NEW))).isTrue();
        assertThat(issuer.asked()).isEqualTo(2);
    }

    /** No key is tried after the other. */
    @Test
    void acceptsNoTokenWithoutIdWhereASecondKeyAppeared() {
        issuer.answer(json(Jwks.set(named(FORMER, "same"), named(NEW, "another"))));

        assertThat(rejection(nameless(NEW))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(rejection(nameless(NEW))).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(rejection(nameless(FORMER))).isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void acceptsATokenWithoutIdOnceOneOfTwoKeysIsGone() {
        issuer.answer(json(Jwks.set(named(FORMER, "same"), named(NEW, "another"))));
        assertThat(rejection(nameless(NEW))).isEqualTo(Reason.BAD_SIGNATURE);
        issuer.answer(json(Jwks.set(named(NEW, "another"))));
        thread.advance(INTERVAL);

        assertThat(tokens.isValid(nameless(NEW))).isTrue();
    }

    @Test
    void fetchesOncePerIntervalWhateverSignaturesAreSent() {
        String bad = signed(NEW, "same");
        for (int interval = 1; interval <= 3; interval++) {
            for (int i = 0; i < 100; i++) {
                assertThat(rejection(bad)).isEqualTo(Reason.BAD_SIGNATURE);
            }
            assertThat(issuer.asked()).isEqualTo(1 + interval);
            assertThat(keys.statistics().throttled()).isEqualTo(interval * 99L);
            thread.advance(INTERVAL);
        }
        assertThat(tokens.isValid(signed(FORMER, "same"))).isTrue();
    }

    /** It would wait for an issuer that does not respond, if there were anything to wait for. */
    @Test
    void neitherFetchesNorWaitsAsLongAsItIsTooEarly() {
        assertThat(rejection(signed(NEW, "same"))).isEqualTo(Reason.BAD_SIGNATURE);
        issuer.answer(json(Jwks.set(named(NEW, "same"))));
        thread.advance(INTERVAL - 1);

        assertThat(rejection(signed(NEW, "same"))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(issuer.asked()).isEqualTo(2);
        thread.advance(1);
        assertThat(tokens.isValid(signed(NEW, "same"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 404, 200})
    void keepsTheKeyWhereTheFetchFails(int status) {
        issuer.answer(status(status, ""));

        assertThat(rejection(signed(NEW, "same"))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(tokens.isValid(signed(FORMER, "same"))).isTrue();
        assertThat(keys.statistics().failures()).isEqualTo(1);
    }

    @Test
    void rejectsATokenWhoseKeyIsGone() {
        issuer.answer(json(Jwks.set(named(NEW, "another"))));

        assertThat(rejection(signed(NEW, "same"))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(rejection(signed(FORMER, "same"))).isEqualTo(Reason.UNKNOWN_KEY);
    }

    private RemoteKeys keys() {
        FetchTimings timings = new FetchTimings(
                Duration.ofMinutes(5),
                Duration.ofMillis(INTERVAL),
                Duration.ofHours(6),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        DocumentFetcher http =
                new DocumentFetcher(timings, FetchTransport.builder().build(), URI.create(issuer.url()));
        JwkSetSource fetch = new HttpJwkSetSource(
                new JwksLocation(issuer.url(), null, FetchUrl.SECURE), Set.of(Algorithm.RS256), null, http);
        return new RemoteKeys(TestSettings.of(issuer.url(), timings), fetch, thread, thread, thread);
    }

    private static String named(String file, String id) {
        return Jwks.jwk(TestKeys.publicKey(file), "\"kid\":\"" + id + "\"", "\"alg\":\"RS256\"");
    }

    private String signed(String file, String id) {
        SigningKey key = SigningKey.ofPrivateKey(Algorithm.RS256, TestKeys.pem(file), id);
        return TokenManager.builder(issuer.url(), KeySet.signing(key))
                .build()
                .authToken("alice")
                .signed();
    }

    /** As some issuers send them. */
    private String nameless(String file) {
        String[] parts = signed(file, "dropped").split("\\.", -1);
        String input = Jwks.base64(Forge.utf8("{\"alg\":\"RS256\"}")) + "." + parts[1];
        byte[] signature = Forge.sign("SHA256withRSA", TestKeys.privateKey(file), input);
        return input + "." + Jwks.base64(signature);
    }

    private Reason rejection(String token) {
        try {
            tokens.verify(token);
        } catch (TokenRejectedException e) {
            return e.reason();
        }
        throw new AssertionError("It is accepted");
    }
}
