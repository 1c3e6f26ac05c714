package io.github.dropwizardjwt.config.issuer;

import static io.github.dropwizardjwt.support.Idp.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.base.Throwables;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.IssuerServer;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.Waiting;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

/** A service that trusts many issuers: what they cost, and what they mean to each other. */
class ManyIssuersTest {
    private static final SigningKey KEY =
            SigningKey.ofPrivateKey(Algorithm.RS256, TestKeys.pem(Idp.file(FIRST)), FIRST);

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void aHundredIssuersShareAHandfulOfThreads() {
        AtomicLong most = new AtomicLong();
        try (ScriptedIssuer issuer = new ScriptedIssuer(exchange -> {
            most.accumulateAndGet(threads("jwt-fetch"), Math::max);
            ScriptedIssuer.json(Idp.set(FIRST)).answer(exchange);
        })) {
            Waiting.until("no other service fetches", () -> threads("jwt-fetch") == 0);
            long clients = threads("HttpClient");
            try (IssuerServer service = IssuerServer.trusting(IntStream.range(0, 100)
                    .mapToObj(i -> entry("issuer-" + i, issuer))
                    .toArray(String[]::new))) {
                // That of the issuers; the client of the tests has not been used yet, or was counted.
                assertThat(threads("HttpClient")).isLessThanOrEqualTo(clients + 1);
                for (int i = 0; i < 100; i++) {
                    String token = Idp.tokens("issuer-" + i, KEY);
                    Waiting.until("the issuer is known", () -> service.status(token) == 200);
                }
            }
        }
        // Four that work, eight that look names up, and the timer.
        assertThat(most.get()).isBetween(2L, 13L);
        Waiting.until("the threads are gone", () -> threads("jwt-fetch") == 0);
    }

    /** One after the other, they would take 15 seconds. */
    @Test
    void fiveIssuersThatHangAreWaitedForTogether() throws Exception {
        try (ScriptedIssuer hanging = new ScriptedIssuer(ScriptedIssuer.after(never, ScriptedIssuer.nothing()));
                ScriptedIssuer good = ScriptedIssuer.serving(Idp.set(FIRST))) {
            Environment environment = new Environment("test");
            IssuerServer.section(Stream.concat(
                                    IntStream.range(0, 5).mapToObj(i -> entry("hanging-" + i, hanging)),
                                    Stream.of(entry("good", good)))
                            .toArray(String[]::new))
                    .getTrustedIssuers()
                    .forEach(issuer -> issuer.build(null).register(environment));
            Server server = new Server();
            environment.lifecycle().attach(server);
            long before = System.nanoTime();

            server.start();

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(12));
            assertThat(environment
                            .healthChecks()
                            .runHealthCheck("jwt-issuer-hanging-3")
                            .getMessage())
                    .isEqualTo("No keys of hanging-3 are known: it has not answered yet");
            Waiting.until(
                    "the other one is known",
                    () -> environment
                            .healthChecks()
                            .runHealthCheck("jwt-issuer-good")
                            .isHealthy());
            server.stop();
        }
    }

    @Test
    void anIssuerThatIsRequiredIsWaitedForInFull() {
        try (ScriptedIssuer hanging = new ScriptedIssuer(ScriptedIssuer.after(never, ScriptedIssuer.nothing()))) {
            Throwable rejected = catchThrowable(() -> IssuerServer.trusting(entry("hanging", hanging)
                    + ", fetch: {requiredAtStart: true, connectTimeout: 1s, readTimeout: 500ms}"));
            assertThat(Throwables.getRootCause(rejected))
                    .hasMessageStartingWith(
                            "No keys of the trusted issuer hanging could be fetched: it did not answer: no response within "
                                    + "fetch.connectTimeout and fetch.readTimeout together (HttpTimeoutException) (GET "
                                    + hanging.jwksUri() + "); remove ");
            assertThat(hanging.asked()).isEqualTo(3);
        }
    }

    /** Also the issuers that are asked when another one stops the start. */
    @Test
    void aServiceThatDoesNotStartAsksNobodyAnyMore() {
        try (ScriptedIssuer down = ScriptedIssuer.serving("");
                ScriptedIssuer other = new ScriptedIssuer(ScriptedIssuer.status(500, ""))) {
            Throwable rejected = catchThrowable(() -> IssuerServer.trusting(
                    entry("required", down) + ", fetch: {requiredAtStart: true}",
                    entry("other", other) + ", fetch: {minRefreshInterval: 100ms}"));
            assertThat(Throwables.getRootCause(rejected)).hasMessageContaining("requiredAtStart");
            Waiting.until(
                    "the timer has nothing to do",
                    () -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().startsWith("jwt-fetch")));
        }
    }

    private static String entry(String name, ScriptedIssuer issuer) {
        return "issuer: " + name + ", audience: api, jwksUri: '" + issuer.jwksUri() + "'";
    }

    private static long threads(String name) {
        Thread[] all = new Thread[10_000];
        int count = Thread.enumerate(all);
        return Stream.of(all)
                .limit(count)
                .filter(thread -> thread.getName().startsWith(name))
                .count();
    }
}
