package io.github.dropwizardjwt.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.support.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two services that share a store under load, while its servers fail and come back in every way. No token is accepted
 * after a response has said that it is revoked, no good one rejected but with 503, no refresh token exchanged for two
 * pairs, and each service works again within five seconds after its store does.
 *
 * <p>Runs for {@code -Dsoak.seconds}, with faults in an order that {@code -Dsoak.seed} repeats; {@code bundle/soak}
 * runs it for as long as you like.
 */
@Tag("failover")
public abstract class StoreSoak {
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("soak.seconds", 30));
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_CALM = Duration.ofSeconds(3);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SoakLedger ledger = new SoakLedger();
    private final SoakedFaults faults = new SoakedFaults();
    private Duration longestRecovery = Duration.ZERO;

    /** The settings of another service on the store, but for the timeout. */
    protected abstract SessionsFactory settings();

    /** All faults, each to be used many times. */
    protected abstract List<StoreFault> faults();

    /** Waits until all servers are there again, and up to date. */
    protected abstract void awaitRedundancy();

    /** The parts of the store, which fail by themselves; one if there are none. */
    protected Set<String> parts() {
        return Set.of("");
    }

    /** The part that has a session. */
    protected String partOf(String sid) {
        return "";
    }

    /** The part that has the list of a subject's sessions. */
    protected String partOfSubject(String subject) {
        return "";
    }

    /** Whether servers of these parts answered slowly of late, which no store can help. */
    protected boolean wereServersSlow(Set<String> parts) {
        return false;
    }

    /** For requests that are made at once. */
    ExecutorService threads() {
        return threads;
    }

    @AfterEach
    final void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void acceptsNoDeadTokenAndRecoversFromEveryFault() throws Exception {
        long seed = Long.getLong("soak.seed", System.nanoTime());
        System.out.printf("Soak of %d s, -Dsoak.seed=%d%n", TIME.toSeconds(), seed);
        try (SoakedService one = new SoakedService(settings());
                SoakedService other = new SoakedService(settings());
                SoakedStalls stalls = new SoakedStalls(faults)) {
            SoakedStore store =
                    new SoakedStore(List.of(one, other), this, ledger, faults, stalls, new SoakedDeadTokens());
            List<SoakedProbe> probes = List.of(new SoakedProbe(store, one), new SoakedProbe(store, other));
            // Until classes are loaded, requests take longer than the timeout.
            probes.forEach(probe -> probe.prepare(parts()));
            new SoakedClients(store).during(() -> disturb(new Random(seed), probes, store));
        } finally {
            System.out.printf("%s%nLongest recovery: %s%n", ledger, longestRecovery);
        }
        assertThat(ledger.violations()).isEmpty();
        for (String what : List.of("good token accepted", "dead token rejected", "refreshed", "ended by logout")) {
            assertThat(ledger.counted(what)).as(what).isPositive();
        }
    }

    /** Each fault comes once before one comes again. */
    private void disturb(Random random, List<SoakedProbe> probes, SoakedStore store) {
        long end = faults.now() + TIME.toNanos();
        List<StoreFault> next = new ArrayList<>();
        do {
            if (next.isEmpty()) {
                next.addAll(faults());
                Collections.shuffle(next, random);
            }
            Waiting.pass(LONGEST_CALM.multipliedBy(1 + random.nextInt(3)).dividedBy(3));
            awaitRedundancy();
            probes.forEach(probe -> probe.prepare(parts()));
            Waiting.pass(Duration.ofSeconds(1));
            happen(next.remove(next.size() - 1), probes, store);
        } while (faults.now() < end);
        Waiting.pass(LONGEST_CALM);
    }

    private static Duration neverGood(Throwable failure, SoakedStore store) {
        store.violated(failure.toString());
        return SoakedProbe.LONGEST;
    }

    private void happen(StoreFault fault, List<SoakedProbe> probes, SoakedStore store) {
        ledger.count("fault: " + fault.name());
        SoakedFaults.Struck struck = faults.begin(fault);
        fault.strike().run();
        struck.canServeAgain();
        List<CompletableFuture<Duration>> recoveries = probes.stream()
                .map(probe -> CompletableFuture.supplyAsync(() -> probe.untilGood(fault), threads)
                        .exceptionally(failure -> neverGood(failure, store)))
                .toList();
        List<Duration> durations =
                recoveries.stream().map(CompletableFuture::join).toList();
        System.out.printf("%s: recovered within %s%n", faults.when(), durations);
        Duration longest = Collections.max(durations);
        longestRecovery = longest.compareTo(longestRecovery) > 0 ? longest : longestRecovery;
        if (longest.compareTo(RECOVERY) > 0) {
            store.violated("recovered after " + longest);
        }
        fault.mend().run();
        awaitRedundancy();
        struck.isOver();
    }
}
