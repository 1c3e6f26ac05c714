package io.github.dropwizardjwt.config.issuer;

import static io.github.dropwizardjwt.support.Idp.FIRST;
import static io.github.dropwizardjwt.support.Idp.SECOND;
import static io.github.dropwizardjwt.support.ScriptedIssuer.after;
import static io.github.dropwizardjwt.support.ScriptedIssuer.coded;
import static io.github.dropwizardjwt.support.ScriptedIssuer.dripping;
import static io.github.dropwizardjwt.support.ScriptedIssuer.gzip;
import static io.github.dropwizardjwt.support.ScriptedIssuer.json;
import static io.github.dropwizardjwt.support.ScriptedIssuer.nothing;
import static io.github.dropwizardjwt.support.ScriptedIssuer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.IssuerServer;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.ScriptedIssuer.Script;
import io.github.dropwizardjwt.support.Waiting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A running service whose issuer fails in one way or another: what its clients see. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustedIssuerFaultsTest {
    private static final String ROTATED = Idp.set(FIRST, SECOND);

    private final Idp idp = new Idp();
    private IssuerServer service;

    @BeforeAll
    void start() {
        service = IssuerServer.trusting("issuer: '" + idp.issuer.url()
                + "', audience: api, fetch: {minRefreshInterval: 100ms, connectTimeout: 300ms, readTimeout: 300ms}");
    }

    @AfterAll
    void stop() {
        service.close();
        idp.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("slow", after(new CountDownLatch(1), json(ROTATED))),
                arguments("a byte per second", dripping(ROTATED.substring(0, 10), 1000)),
                arguments("ten bytes per second", dripping(ROTATED.substring(0, 100), 100)),
                arguments("empty", json("")),
                arguments("no keys", json("{\"keys\":[]}")),
                arguments("garbage", json("]" + ROTATED)),
                arguments("HTML", json("<html><body>Sign in</body></html>")),
                arguments("302", status(302, ROTATED, "Location", "/elsewhere")),
                arguments("304", status(304, "")),
                arguments("404", status(404, ROTATED)),
                arguments("500", status(500, ROTATED)),
                arguments("10 MB", json(" ".repeat(10 << 20) + ROTATED)),
                arguments("a gzip bomb", coded("gzip", gzip(" ".repeat(10 << 20) + ROTATED))),
                arguments("broken gzip", coded("gzip", ROTATED.getBytes(StandardCharsets.UTF_8))),
                arguments("brotli", coded("br", gzip(ROTATED))),
                arguments("hanging up", nothing()));
    }

    /**
     * Known keys stay good; a key that cannot be looked up is unknown; when the fault is over, so is its consequence.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void answersWithWhatIsKnownAndRecovers(String name, Script fault) {
        settle(FIRST);
        idp.issuer.answer(fault);

        failFetch();
        assertThat(service.status(idp.token(SECOND))).isEqualTo(401);
        assertThat(service.status(idp.token(FIRST))).isEqualTo(200);
        assertThat(service.statusOfOwnToken()).isEqualTo(200);
        assertThat(service.health(idp.issuer.url()).isHealthy()).isTrue();
        assertThat(service.health(idp.issuer.url()).getMessage())
                .startsWith("The last keys are still in use, but the issuer ");

        settle(FIRST, SECOND);
        assertThat(service.status(idp.token(SECOND))).isEqualTo(200);
        assertThat(service.health(idp.issuer.url()).getMessage()).isNull();
    }

    @Test
    void namesAContentCodingThatItDoesNotUnderstand() {
        settle(FIRST);
        try (Logs logs = new Logs()) {
            idp.issuer.answer(coded("br", gzip(ROTATED)));
            failFetch();
            String problem = "answered in the Content-Encoding br, and only gzip is understood (GET "
                    + idp.issuer.jwksUri() + ")";
            assertThat(service.health(idp.issuer.url()).getMessage())
                    .isEqualTo("The last keys are still in use, but the issuer " + problem);
            assertThat(logs.lines())
                    .contains("WARN Issuer " + idp.issuer.url() + " " + problem + "; its last good keys stay in use");
        }
        idp.issuer.answer(coded("gzip", gzip(ROTATED)));
        Waiting.until("a set in gzip is taken", () -> service.status(idp.token(SECOND)) == 200);
    }

    @Test
    void anIssuerThatGoesDownIsNotMissed() {
        settle(FIRST);
        idp.issuer.goDown();
        failFetch();
        assertThat(service.status(idp.token(SECOND))).isEqualTo(401);
        assertThat(service.status(idp.token(FIRST))).isEqualTo(200);
        idp.issuer.comeUp();
        settle(FIRST, SECOND);
        assertThat(service.status(idp.token(SECOND))).isEqualTo(200);
    }

    @Test
    void aRemovedKeyIsRejected() {
        settle(FIRST, SECOND);
        String token = idp.token(FIRST);
        assertThat(service.status(token)).isEqualTo(200);
        settle(SECOND);
        assertThat(service.status(token)).isEqualTo(401);
        assertThat(service.status(idp.token(SECOND))).isEqualTo(200);
    }

    @Test
    void aStaleAnswerNeverOvertakesAFreshOne() {
        settle(FIRST);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(1);
        Script late = after(gate, json(Idp.set(FIRST)));
        idp.issuer.answer(exchange -> {
            try {
                late.answer(exchange);
            } finally {
                sent.countDown();
            }
        });
        failFetch();
        assertThat(service.status(idp.token(SECOND))).isEqualTo(401);
        settle(FIRST, SECOND);

        gate.countDown();
        Waiting.until("the stale answer was sent", () -> sent.getCount() == 0);

        assertThat(service.status(idp.token(SECOND))).isEqualTo(200);
    }

    @Test
    void showsNoneOfItToClients() {
        String body = service.http().get("/", idp.token(FIRST, "unknown")).body();
        assertThat(body).isEqualTo("{\"code\":401,\"message\":\"The token is not valid for this resource.\"}");
    }

    /** Publishes these keys until the service accepts them and no others. */
    private void settle(String... published) {
        idp.publish(published);
        Waiting.until("the service has these keys", () -> {
            assertThat(service.status(idp.token(FIRST, inventedId()))).isEqualTo(401);
            return Stream.of(FIRST, SECOND)
                    .allMatch(id -> (service.status(idp.token(id)) == 200)
                            == List.of(published).contains(id));
        });
    }

    /** Sends tokens with unknown keys until a fetch for one of them has failed. */
    private void failFetch() {
        long before = failures();
        Waiting.until("a fetch has failed", () -> {
            assertThat(service.status(idp.token(SECOND, inventedId()))).isEqualTo(401);
            return failures() > before;
        });
    }

    private static String inventedId() {
        return "invented-" + System.nanoTime();
    }

    private long failures() {
        return (Long) service.gauge(idp.issuer.url(), "failures");
    }
}
