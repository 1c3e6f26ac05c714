package io.github.dropwizardjwt.benchmarks.revocation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** How many sessions a node ends per second. There are 16 callers; the store has 8 threads for it. */
final class Ends {
    private static final int CALLERS = 16;

    private Ends() {}

    static double perSecond(Node node, int sessions, Duration time) throws Exception {
        List<String> sids = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            sids.add(node.sessions()
                    .sid(node.sessions().open("user" + i, "read", Map.of()).auth())
                    .orElseThrow());
        }
        AtomicInteger next = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            long start = System.nanoTime();
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                calls.add(callers.submit(() -> {
                    int number;
                    while (System.nanoTime() - start < time.toNanos() && (number = next.getAndIncrement()) < sessions) {
                        node.sessions().revokeSession(sids.get(number));
                    }
                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
            return Math.min(next.get(), sessions) / ((System.nanoTime() - start) / 1e9);
        } finally {
            callers.shutdownNow();
        }
    }
}
