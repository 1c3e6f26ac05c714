package io.github.dropwizardjwt.key.remote;

import static io.github.dropwizardjwt.support.ScriptedIssuer.json;
import static io.github.dropwizardjwt.support.ScriptedIssuer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TrustedIssuer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An issuer that is up, over HTTP, while hours pass as the test says: its tokens are never answered with 503. */
class HealthyIssuerTest {
    private static final SigningKey KEY = TestKeys.signing(Algorithm.ES256, "key");
    private static final String SET = Jwks.set(Jwks.jwk(TestKeys.publicKey("ec-p256"), "\"kid\":\"key\""));

    private final ManualThread thread = new ManualThread();
    private final ScriptedIssuer issuer = ScriptedIssuer.serving(SET);
    private final String token = TokenManager.builder(issuer.url(), KeySet.signing(KEY))
            .build()
            .authToken("alice")
            .signed();

    @AfterEach
    void stop() {
        issuer.close();
    }

    /** It is asked after four fifths of the shorter time, and no more often: the first time at start. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            max-age=3600 | PT10M | PT8M
            max-age=3600 | PT6H  | PT48M
            max-age=300  | PT10M | PT4M
            max-age=0    | PT30S | PT24S
            no-store     | PT6H  | PT4M
            no-store     | PT2M  | PT96S
            """)
    void isAskedInTime(String cacheControl, Duration maxStaleness, Duration every) {
        issuer.answer(status(200, SET, "Cache-Control", cacheControl));
        try (RemoteKeys keys = keys(maxStaleness)) {
            TokenManager tokens = trusting(keys);
            keys.startInFull();
            for (int i = 0; i < 6 * 60; i++) {
                thread.pass(Duration.ofMinutes(1));
                assertThat(tokens.isValid(token)).as("after %s minutes", i + 1).isTrue();
                assertThat(keys.statistics().outage()).isNull();
            }
            assertThat((long) issuer.asked()).isEqualTo(1 + Duration.ofHours(6).dividedBy(every));
            assertThat(keys.statistics().failures()).isZero();
        }
    }

    /** The process was stopped for a while, say: nothing was done when it was due. */
    @Test
    void isAskedAtOnceWhereTheKeysHaveBecomeTooOldUnnoticed() {
        try (RemoteKeys keys = keys(Duration.ofMinutes(10))) {
            TokenManager tokens = trusting(keys);
            keys.startInFull();
            thread.advance(Duration.ofMinutes(10).toMillis());

            assertThat(tokens.isValid(token)).isTrue();

            assertThat(issuer.asked()).isEqualTo(2);
            assertThat(tokens.isValid(token)).isTrue();
            assertThat(issuer.asked()).isEqualTo(2);
        }
    }

    @Test
    void isAskedForAnUnknownKeyAlsoWhereTheKeysAreTooOld() {
        String next = TokenManager.builder(issuer.url(), KeySet.signing(TestKeys.signing(Algorithm.ES256, "next")))
                .build()
                .authToken("alice")
                .signed();
        try (RemoteKeys keys = keys(Duration.ofMinutes(10))) {
            TokenManager tokens = trusting(keys);
            keys.startInFull();
            issuer.answer(json(SET.replace("\"kid\":\"key\"", "\"kid\":\"next\"")));
            thread.advance(Duration.ofHours(1).toMillis());

            assertThat(tokens.isValid(next)).isTrue();

            assertThat(issuer.asked()).isEqualTo(2);
        }
    }

    private RemoteKeys keys(Duration maxStaleness) {
        FetchTimings timings = new FetchTimings(
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                maxStaleness,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        JwkSetSource fetch = new HttpJwkSetSource(
                new JwksLocation(issuer.url(), null, FetchUrl.SECURE),
                Set.of(Algorithm.ES256),
                null,
                new DocumentFetcher(timings, FetchTransport.builder().build(), URI.create(issuer.url())));
        return new RemoteKeys(TestSettings.of(issuer.url(), timings), new Waited(fetch), thread, thread, thread);
    }

    /** Has the thread whose time passes as the test says wait for the end of a fetch. */
    private record Waited(JwkSetSource source) implements JwkSetSource {
        @Override
        public CompletableFuture<Fetched> fetch() {
            CompletableFuture<Fetched> fetch = source.fetch();
            Waiting.until("the fetch is over", fetch::isDone);
            return fetch;
        }

        @Override
        public void close() {
            source.close();
        }
    }

    private TokenManager trusting(RemoteKeys keys) {
        return TokenManager.builder("own", KeySet.signing(TestKeys.signing(Algorithm.HS256)))
                .trust(TrustedIssuer.builder(issuer.url(), keys)
                        .audience(List.of())
                        .build())
                .build();
    }
}
