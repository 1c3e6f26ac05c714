package io.github.dropwizardjwt.load;

import static io.github.dropwizardjwt.support.Idp.FIRST;
import static io.github.dropwizardjwt.support.Idp.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.IssuerServer;
import io.github.dropwizardjwt.support.Waiting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A running service under load, while keys are invented, and while they rotate. */
class TrustedIssuerLoadTest {
    @Test
    void aThousandInventedKeyIdsOnSixteenThreadsNeitherFloodTheIssuerNorHideARotation() throws Exception {
        try (Idp idp = new Idp();
                IssuerServer service = IssuerServer.trusting(
                        "issuer: '" + idp.issuer.url() + "', audience: api, fetch: {minRefreshInterval: 500ms}")) {
            String signed = idp.token(FIRST, "invented");
            String rotated = idp.token(SECOND);
            long started = System.nanoTime();
            int before = idp.issuer.asked();
            AtomicInteger sent = new AtomicInteger();
            ExecutorService threads = Executors.newFixedThreadPool(16);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(threads.submit(() -> {
                    while (sent.incrementAndGet() <= 1000) {
                        assertThat(service.status(withInventedId(signed))).isEqualTo(401);
                    }
                }));
            }
            Waiting.until("the flood has come halfway", () -> sent.get() > 500);
            idp.publish(FIRST, SECOND);
            for (Future<?> each : all) {
                each.get(60, TimeUnit.SECONDS);
            }
            Waiting.until("the rotation is seen", () -> {
                service.status(withInventedId(signed));
                return service.status(rotated) == 200;
            });
            long intervals = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) / 500;
            assertThat((long) idp.issuer.asked() - before).isBetween(1L, intervals + 1);
            threads.shutdown();
        }
    }

    /** The same text but for the header, so that it costs no signature; nobody gets as far as looking at it. */
    private static String withInventedId(String token) {
        String header = "{\"alg\":\"RS256\",\"kid\":\"invented-" + System.nanoTime() + "\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.US_ASCII))
                + token.substring(token.indexOf('.'));
    }

    /** The issuer publishes a key before it signs with it, and goes down in between; nobody is rejected. */
    @Test
    void noGoodTokenIsRejectedWhileKeysRotateAndNoneIsAcceptedAfterItsKeyIsGone() throws Exception {
        try (Idp idp = new Idp();
                IssuerServer service = IssuerServer.trusting("issuer: '" + idp.issuer.url()
                        + "', audience: api, fetch: {minRefreshInterval: 100ms, refreshInterval: 1s}")) {
            AtomicReference<String> signing = new AtomicReference<>(FIRST);
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger accepted = new AtomicInteger();
            List<Integer> rejected = new ArrayList<>();
            ExecutorService threads = Executors.newSingleThreadExecutor();
            Future<?> load = threads.submit(() -> {
                while (!over.get()) {
                    int status = service.status(idp.token(signing.get()));
                    if (status == 200) {
                        accepted.incrementAndGet();
                    } else {
                        rejected.add(status);
                    }
                }
            });
            String old = idp.token(FIRST);
            for (int round = 0; round < 3; round++) {
                String from = signing.get();
                String to = from.equals(FIRST) ? SECOND : FIRST;
                idp.publish(from, to);
                Waiting.until("both keys are known", () -> keys(service, idp) == 2);
                idp.issuer.goDown();
                signing.set(to);
                int soFar = accepted.get();
                Waiting.until("tokens are accepted while the issuer is down", () -> accepted.get() > soFar + 50);
                String last = idp.token(from);
                idp.publish(to);
                idp.issuer.comeUp();
                Waiting.until("the old key is gone", () -> keys(service, idp) == 1);
                assertThat(service.status(last)).isEqualTo(401);
            }
            over.set(true);
            load.get(20, TimeUnit.SECONDS);
            threads.shutdown();
            assertThat(rejected).isEmpty();
            assertThat(accepted).hasValueGreaterThan(150);
            assertThat(service.status(old)).isEqualTo(401);
        }
    }

    private static int keys(IssuerServer service, Idp idp) {
        return (Integer) service.gauge(idp.issuer.url(), "keys");
    }
}
