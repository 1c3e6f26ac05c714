package io.github.dropwizardjwt.config.issuer;

import static io.github.dropwizardjwt.support.Idp.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.base.Throwables;
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
            most.accumulateAndGet(fetchThreads(), Math::max);
            ScriptedIssuer.json(Idp.set(FIRST)).answer(exchange);
        })) {
            Waiting.until("no other service fetches", () -> {
                // A client of the JDK has a thread of its own until it is collected.
                System.gc();
                return fetchThreads() == 0;
            });
            try (IssuerServer service = IssuerServer.trusting(IntStream.range(0, 100)
                    .mapToObj(i -> entry("issuer-" + i, issuer))
                    .toArray(String[]::new))) {
                for (int i = 0; i < 100; i++) {
                    assertThat(service.status(Idp.tokens("issuer-" + i, KEY))).isEqualTo(200);
                }
                assertThat(issuer.asked()).isEqualTo(100);
            }
        }
        // Four that work, eight that look names up, the timer, and that of the client.
        assertThat(most.get()).isBetween(2L, 14L);
        Waiting.until("the threads are gone", () -> {
            System.gc();
            return fetchThreads() == 0;
        });
    }

    /** One after the other, they would take five times as long. */
    @Test
    void fiveIssuersThatHangAreWaitedForTogether() {
        try (ScriptedIssuer hanging = new ScriptedIssuer(ScriptedIssuer.after(never, ScriptedIssuer.nothing()));
                ScriptedIssuer good = ScriptedIssuer.serving(Idp.set(FIRST))) {
            String[] entries = Stream.concat(
                            IntStream.range(0, 5).mapToObj(i -> entry("hanging-" + i, hanging)),
                            Stream.of(entry("good", good)))
                    .toArray(String[]::new);
            long before = System.nanoTime();
            try (IssuerServer service = IssuerServer.trusting(entries)) {
                assertThat(Duration.ofNanos(System.nanoTime() - before))
                        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
                assertThat(service.status(Idp.tokens("good", KEY))).isEqualTo(200);
                assertThat(service.status(Idp.tokens("hanging-3", KEY))).isEqualTo(503);
                assertThat(service.statusOfOwnToken()).isEqualTo(200);
                assertThat(service.health("hanging-3").getMessage())
                        .isEqualTo("No keys of hanging-3 are known: it has not answered yet");
            }
        }
    }

    @Test
    void anIssuerThatIsRequiredIsWaitedForInFull() {
        try (ScriptedIssuer hanging = new ScriptedIssuer(ScriptedIssuer.after(never, ScriptedIssuer.nothing()))) {
            Throwable rejected = catchThrowable(() -> IssuerServer.trusting(entry("hanging", hanging)
                    + ", fetch: {requiredAtStart: true, connectTimeout: 1s, readTimeout: 500ms}"));
            assertThat(Throwables.getRootCause(rejected))
                    .hasMessageStartingWith("No keys of the trusted issuer hanging could be fetched: it did not answer "
                            + "(HttpTimeoutException); remove ");
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

    private static long fetchThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name ->
                        name.startsWith("jwt-fetch") || name.startsWith("HttpClient") || name.startsWith("jwt-keys of"))
                .count();
    }
}
