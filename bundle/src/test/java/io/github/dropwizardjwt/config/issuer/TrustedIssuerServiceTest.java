package io.github.dropwizardjwt.config.issuer;

import static io.github.dropwizardjwt.support.Idp.FIRST;
import static io.github.dropwizardjwt.support.Idp.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.base.Throwables;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.IssuerServer;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A running service and the issuers that it trusts, from start to end. */
class TrustedIssuerServiceTest {
    private static final String QUICK = ", fetch: {minRefreshInterval: 100ms}";

    @Test
    void discoversTheKeysAndAcceptsTokens() {
        try (Idp idp = new Idp();
                IssuerServer service = IssuerServer.trusting(
                        "issuer: '" + idp.issuer.url() + "', audience: api, fetch: {minRefreshInterval: 5m}")) {
            assertThat(service.status(idp.token(FIRST))).isEqualTo(200);
            assertThat(service.statusOfOwnToken()).isEqualTo(200);
            assertThat(service.status(idp.token(SECOND, FIRST))).isEqualTo(401);
            assertThat(idp.issuer.asked()).isEqualTo(1);
            assertThat(service.gauge(idp.issuer.url(), "fetches")).isEqualTo(1L);
            assertThat(service.gauge(idp.issuer.url(), "failures")).isEqualTo(0L);
            assertThat(service.gauge(idp.issuer.url(), "throttled")).isEqualTo(1L);
            assertThat(service.gauge(idp.issuer.url(), "keys")).isEqualTo(1);
            assertThat((Long) service.gauge(idp.issuer.url(), "seconds-since-last-good"))
                    .isBetween(0L, 60L);
            assertThat(service.health(idp.issuer.url()).isHealthy()).isTrue();
        }
    }

    @Test
    void startsWhileTheIssuerIsDownAndAnswers503UntilItIsUp() {
        try (Idp idp = new Idp()) {
            idp.issuer.goDown();
            try (IssuerServer service =
                    IssuerServer.trusting("issuer: '" + idp.issuer.url() + "', audience: api" + QUICK)) {
                assertThat(service.status(idp.token(FIRST))).isEqualTo(503);
                assertThat(service.statusOfOwnToken()).isEqualTo(200);
                assertThat(service.health(idp.issuer.url()).isHealthy()).isFalse();
                assertThat(service.health(idp.issuer.url()).getMessage())
                        .isEqualTo("No keys of " + idp.issuer.url()
                                + " are known: it did not answer: the connection was "
                                + "refused (ConnectException, ClosedChannelException) (GET " + metadata(idp) + ")");
                assertThat(service.gauge(idp.issuer.url(), "seconds-since-last-good"))
                        .isNull();

                idp.issuer.comeUp();

                Waiting.until("tokens are accepted", () -> service.status(idp.token(FIRST)) == 200);
                assertThat(service.health(idp.issuer.url()).isHealthy()).isTrue();
            }
        }
    }

    @Test
    void doesNotStartWithoutAnIssuerThatItCannotDoWithout() {
        try (Idp idp = new Idp()) {
            idp.issuer.goDown();
            Throwable rejected = catchThrowable(() -> IssuerServer.trusting(
                    "issuer: '" + idp.issuer.url() + "', audience: api, fetch: {requiredAtStart: true}"));
            assertThat(Throwables.getRootCause(rejected))
                    .hasMessage("No keys of the trusted issuer " + idp.issuer.url()
                            + " could be fetched: it did not answer: the connection was refused (ConnectException, "
                            + "ClosedChannelException) (GET " + metadata(idp) + "); remove "
                            + "jwt.trustedIssuers[].fetch.requiredAtStart: true to start nevertheless");
            idp.issuer.comeUp();
            IssuerServer.trusting("issuer: '" + idp.issuer.url() + "', audience: api, fetch: {requiredAtStart: true}")
                    .close();
        }
    }

    private static String metadata(Idp idp) {
        return idp.issuer.url() + "/.well-known/openid-configuration";
    }

    @Test
    void answers503OnceTheLastKeysAreTooOld() {
        try (Idp idp = new Idp();
                IssuerServer service = IssuerServer.trusting("issuer: '" + idp.issuer.url()
                        + "', audience: api, fetch: {minRefreshInterval: 100ms, refreshInterval: 1s, maxStaleness: 3s, "
                        + "connectTimeout: 100ms, readTimeout: 100ms}")) {
            String token = idp.token(FIRST);
            Waiting.until("the issuer is up", () -> service.status(token) == 200);
            idp.issuer.goDown();
            Waiting.until("the keys are too old", () -> service.status(token) == 503);
            assertThat(service.health(idp.issuer.url()).isHealthy()).isFalse();
            assertThat(service.health(idp.issuer.url()).getMessage())
                    .startsWith("The keys of " + idp.issuer.url() + " are too old: it ")
                    .doesNotContain("null");
            assertThat(service.statusOfOwnToken()).isEqualTo(200);
            // Nobody asks for unknown keys now: the service itself looks after the issuer.
            idp.issuer.comeUp();
            Waiting.until("the issuer is up", () -> service.status(token) == 200);
        }
    }

    /** An issuer that is up is asked before its keys are too old, whatever it says of how long they are fresh. */
    @Test
    void anIssuerWhoseKeysAreFreshForLongerThanTheyMayBeUsedIsNotMissed() {
        try (Idp idp = new Idp()) {
            idp.issuer.answer(ScriptedIssuer.status(200, Idp.set(FIRST), "Cache-Control", "public, max-age=3600"));
            try (IssuerServer service = IssuerServer.trusting("issuer: '" + idp.issuer.url()
                    + "', audience: api, fetch: {minRefreshInterval: 1s, maxStaleness: 3s, connectTimeout: 100ms, "
                    + "readTimeout: 100ms}")) {
                String token = idp.token(FIRST);
                Waiting.until("the issuer is up", () -> service.status(token) == 200);
                long before = (Long) service.gauge(idp.issuer.url(), "fetches");
                long started = System.nanoTime();
                Waiting.until("it was asked twice more", () -> {
                    assertThat(service.status(token)).isEqualTo(200);
                    assertThat(service.health(idp.issuer.url()).isHealthy()).isTrue();
                    return (Long) service.gauge(idp.issuer.url(), "fetches") >= before + 2;
                });
                // Once in 2.4 seconds; a fetch that fails on a busy machine is tried again after one.
                assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(1_900));
            }
        }
    }

    @Test
    void theFirstCallAfterARotationSucceeds() {
        try (Idp idp = new Idp();
                IssuerServer service =
                        IssuerServer.trusting("issuer: '" + idp.issuer.url() + "', audience: api" + QUICK)) {
            Waiting.until(
                    "it is not too early to ask again",
                    () -> (Long) service.gauge(idp.issuer.url(), "seconds-since-last-good") >= 1);
            idp.publish(SECOND);
            assertThat(service.status(idp.token(SECOND))).isEqualTo(200);
            assertThat(service.status(idp.token(FIRST))).isEqualTo(401);
        }
    }

    @Test
    void theFirstCallWithAKeyUnderAnOldIdSucceeds() {
        try (Idp idp = new Idp();
                IssuerServer service =
                        IssuerServer.trusting("issuer: '" + idp.issuer.url() + "', audience: api" + QUICK)) {
            assertThat(service.status(idp.token(FIRST))).isEqualTo(200);
            Waiting.until(
                    "it is not too early to ask again",
                    () -> (Long) service.gauge(idp.issuer.url(), "seconds-since-last-good") >= 1);
            idp.issuer.answer(ScriptedIssuer.json(Idp.set(SECOND).replace("\"kid\":\"second\"", "\"kid\":\"first\"")));
            assertThat(service.status(idp.token(SECOND, FIRST))).isEqualTo(200);
            assertThat(service.status(idp.token(FIRST))).isEqualTo(401);
        }
    }

    @Test
    void equalKeyIdsOfTwoIssuersNeverMeet() {
        try (Idp one = new Idp();
                Idp two = new Idp()) {
            two.issuer.answer(ScriptedIssuer.json(Idp.set(SECOND).replace("\"kid\":\"second\"", "\"kid\":\"first\"")));
            try (IssuerServer service = IssuerServer.trusting(
                    "issuer: '" + one.issuer.url() + "', audience: api",
                    "issuer: '" + two.issuer.url() + "', audience: api")) {
                for (int i = 0; i < 2; i++) {
                    assertThat(service.status(one.token(FIRST))).isEqualTo(200);
                    assertThat(service.status(two.token(SECOND, FIRST))).isEqualTo(200);
                    assertThat(service.status(one.token(SECOND, FIRST))).isEqualTo(401);
                    assertThat(service.status(two.token(FIRST))).isEqualTo(401);
                }
            }
        }
    }

    @Test
    void everyAsymmetricAlgorithmWorksOverAJwkSet() {
        List<String> names = Stream.of(Algorithm.values())
                .filter(algorithm -> !algorithm.isSymmetric())
                .map(Enum::name)
                .toList();
        List<SigningKey> keys = Stream.concat(
                        names.stream().map(name -> TestKeys.signing(Algorithm.valueOf(name), name)),
                        Stream.of(SigningKey.ofPrivateKey(Algorithm.EdDSA, TestKeys.pem("ed448"), "448")))
                .toList();
        String secret = "{\"kty\":\"oct\",\"alg\":\"HS256\",\"kid\":\"HS256\",\"k\":\"" + "A".repeat(43) + "\"}";
        String[] jwks = Stream.concat(
                        Stream.of(secret),
                        keys.stream()
                                .map(key -> Jwks.jwk(
                                        key.verificationKey().publicKey().orElseThrow(),
                                        "\"kid\":\"" + key.id() + "\"",
                                        "\"use\":\"sig\"",
                                        "\"alg\":\"" + key.algorithm() + "\"")))
                .toArray(String[]::new);
        try (ScriptedIssuer issuer = ScriptedIssuer.serving(Jwks.set(jwks));
                IssuerServer service = IssuerServer.trusting(
                        "issuer: any, audience: api, jwksUri: '" + issuer.jwksUri() + "', algorithms: " + names)) {
            assertThat(service.gauge("any", "keys")).isEqualTo(17);
            for (SigningKey key : keys) {
                assertThat(service.status(Idp.tokens("any", key))).as(key.id()).isEqualTo(200);
            }
        }
    }

    @Test
    void leavesNoThreadBehind() {
        try (Idp idp = new Idp()) {
            startAndStop(idp);
            Set<Thread> before = clientThreads();
            startAndStop(idp);
            Waiting.until("the threads are gone", () -> {
                // A client of the JDK has a thread of its own until it is collected.
                System.gc();
                return before.containsAll(clientThreads())
                        && clientThreads().stream()
                                .noneMatch(thread -> thread.getName().startsWith("jwt-fetch"));
            });
        }
    }

    private static void startAndStop(Idp idp) {
        try (IssuerServer service = IssuerServer.trusting("issuer: '" + idp.issuer.url() + "', audience: api")) {
            assertThat(service.status(idp.token(FIRST))).isEqualTo(200);
        }
    }

    private static Set<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("jwt-fetch")
                        || thread.getName().startsWith("HttpClient"))
                .collect(Collectors.toSet());
    }
}
