package io.github.dropwizardjwt.load;

import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * What all clients of a soak share.
 *
 * @param services the services, which share a store
 * @param soak knows the parts of the store
 */
record SoakedStore(
        List<SoakedService> services,
        StoreSoak soak,
        SoakLedger ledger,
        SoakedFaults faults,
        SoakedStalls stalls,
        SoakedDeadTokens dead) {
    /** Requests give up after the timeout, and take this long only if they do not get to run. */
    private static final long LATE = SoakedService.TIMEOUT.plusMillis(50).toNanos();

    SoakedService any() {
        return services.get(ThreadLocalRandom.current().nextInt(services.size()));
    }

    /** The parts that an operation on a session concerns. */
    Set<String> partsOf(String sid) {
        return Set.of(soak.partOf(sid));
    }

    String sid(TokenPair pair) {
        return services.get(0).sessions().sid(pair.refresh()).orElseThrow();
    }

    /** Reads; see {@link #ask}. */
    Optional<Boolean> read(String what, Set<String> parts, Runnable request) {
        return ask(what, parts, false, () -> {
            request.run();
            return true;
        });
    }

    /** Writes; see {@link #ask}. */
    <T> Optional<T> write(String what, Set<String> parts, Supplier<T> request) {
        return ask(what, parts, true, request);
    }

    /**
     * Makes a request.
     *
     * @param parts the parts of the store that it concerns; none for any
     * @return its response; empty if there is none, for which there must be a fault of a part that it concerns, or a
     *     slow machine
     */
    private <T> Optional<T> ask(String what, Set<String> parts, boolean write, Supplier<T> request) {
        long began = faults.now();
        try {
            T response = request.get();
            ledger.count(what);
            return Optional.of(response);
        } catch (TokenUnavailableException e) {
            // Before the rest: a fault may begin meanwhile.
            boolean calm = faults.isCalm(began);
            if (faults.excuse(began, parts, write)) {
                ledger.count(what + ": 503");
            } else if (faults.now() - began > LATE || stalls.anySince(began)) {
                ledger.count(what + ": 503, for this process stood still");
            } else if (soak.wereServersSlow(parts)) {
                ledger.count(what + ": 503, for a server stood still");
            } else if (calm) {
                ledger.count(what + ": 503 without a fault");
            } else {
                violated(what + ": 503 by a fault of something else, after " + (faults.now() - began) / 1_000_000
                        + " ms");
            }
            return Optional.empty();
        }
    }

    /** Something that is wrong, unless the store has lost a write that was confirmed then. */
    void violatedUnlessLost(String what, long confirmed, Set<String> parts) {
        faults.loserOf(confirmed, parts)
                .ifPresentOrElse(
                        fault -> ledger.count("LOST BY THE STORE, " + fault.name() + ": " + what),
                        () -> violated(what + "; confirmed " + (faults.now() - confirmed) / 1_000_000 + " ms ago"));
    }

    void violated(String what) {
        ledger.violated(what + "; at " + faults.when());
    }
}
