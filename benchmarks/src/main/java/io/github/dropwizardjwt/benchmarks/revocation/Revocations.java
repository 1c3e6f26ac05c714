package io.github.dropwizardjwt.benchmarks.revocation;

import io.github.dropwizardjwt.benchmarks.results.Figure;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Two nodes of a service: one ends sessions, the other verifies their tokens.
 *
 * @param store the store's name in the results
 * @param ends ends sessions
 * @param verifies verifies tokens, and follows the log
 */
record Revocations(String store, Node ends, Node verifies) {
    private static final int TOKENS = 1000;

    /**
     * From the answer of a logout until the other node rejects the token, which it is asked about without a pause.
     *
     * @return percentiles, in milliseconds
     */
    List<Figure> untilRejected(int times) {
        Random random = new Random(1);
        double[] milliseconds = new double[times];
        for (int i = 0; i < times; i++) {
            Token token = open(i);
            // It is in use, and the logout meets the reading at any of its moments.
            long inUseUntil = System.nanoTime()
                    + Duration.ofMillis(20 + random.nextInt(15)).toNanos();
            while (System.nanoTime() < inUseUntil) {
                verifies.tokens().verify(token.signed());
                Thread.onSpinWait();
            }
            ends.sessions().revokeSession(ends.sessions().sid(token).orElseThrow());
            long answered = System.nanoTime();
            while (isAccepted(token)) {
                Thread.onSpinWait();
            }
            milliseconds[i] = (System.nanoTime() - answered) / 1e6;
        }
        Arrays.sort(milliseconds);
        return Stream.of(50, 95, 99)
                .map(percent -> new Figure(store, "rejected p" + percent, milliseconds[times * percent / 100]))
                .toList();
    }

    private boolean isAccepted(Token token) {
        try {
            verifies.tokens().verify(token.signed());
            return true;
        } catch (TokenRejectedException e) {
            return false;
        }
    }

    /** How many questions and readings reach the store while tokens are verified as fast as possible. */
    List<Figure> load(Duration time) {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < TOKENS; i++) {
            tokens.add(open(i).signed());
        }
        long asked = verifies.figure("asked");
        long reads = verifies.figure("log.reads");
        long requests = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            for (String token : tokens) {
                verifies.tokens().verify(token);
            }
            requests += TOKENS;
        }
        return List.of(
                new Figure(store, "tokens", TOKENS),
                new Figure(store, "requests", requests),
                new Figure(store, "questions", verifies.figure("asked") - asked),
                new Figure(store, "readings", verifies.figure("log.reads") - reads));
    }

    private Token open(int number) {
        return ends.sessions().open("user" + number, "read", Map.of()).auth();
    }
}
