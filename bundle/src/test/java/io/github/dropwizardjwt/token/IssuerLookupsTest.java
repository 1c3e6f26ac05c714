package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests with tokens of issuers that are looked up at the same time. */
class IssuerLookupsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final IssuerDirectory directory = new IssuerDirectory(this::find, System::nanoTime);

    private Optional<TrustedIssuer> find(String issuer) {
        asked.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Optional.of(
                TrustedIssuer.builder(issuer, KeySet.none()).audience(List.of()).build());
    }

    @AfterEach
    void stop() {
        gate.countDown();
        threads.shutdownNow();
    }

    private List<Future<Optional<FoundIssuer>>> look(int count, String prefix, boolean different) {
        List<Future<Optional<FoundIssuer>>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = different ? prefix + i : prefix;
            running.add(threads.submit(() -> directory.find(name)));
        }
        return running;
    }

    @Test
    void oneIssuerIsLookedUpOnceHoweverManyRequestsNeedIt() throws Exception {
        List<Future<Optional<FoundIssuer>>> running = look(50, "https://acme.example", false);
        Waiting.until("it is asked for", () -> asked.get() == 1);
        gate.countDown();

        FoundIssuer first = running.get(0).get().orElseThrow();
        for (Future<Optional<FoundIssuer>> each : running) {
            assertThat(each.get()).containsSame(first);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void onlySomeUnknownIssuersAreLookedUpAtOnce() throws Exception {
        List<Future<Optional<FoundIssuer>>> running = look(IssuerLookups.MAX_ASKING, "https://a.example/", true);
        Waiting.until("all are asked for", () -> asked.get() == IssuerLookups.MAX_ASKING);

        assertThatThrownBy(() -> directory.find("https://one-more.example"))
                .isInstanceOf(TokenUnavailableException.class)
                .hasStackTraceContaining("Too many issuers are being looked up");
        gate.countDown();
        for (Future<Optional<FoundIssuer>> each : running) {
            assertThat(each.get()).isPresent();
        }
        assertThat(directory.find("https://one-more.example")).isPresent();
    }

    @Test
    void onlySomeRequestsWaitForOneUnknownIssuer() throws Exception {
        int most = IssuerLookups.MAX_WAITING + 1;
        List<Future<Optional<FoundIssuer>>> running = look(most + 20, "https://acme.example", false);
        Waiting.until(
                "all others are rejected",
                () -> running.stream().filter(Future::isDone).count() == 20);
        gate.countDown();

        int rejected = 0;
        for (Future<Optional<FoundIssuer>> each : running) {
            try {
                assertThat(each.get()).isPresent();
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(TokenUnavailableException.class);
                rejected++;
            }
        }
        assertThat(rejected).isEqualTo(20);
        assertThat(asked).hasValue(1);
    }
}
