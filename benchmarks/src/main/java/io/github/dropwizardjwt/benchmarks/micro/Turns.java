package io.github.dropwizardjwt.benchmarks.micro;

import io.github.dropwizardjwt.benchmarks.library.Candidate;
import io.github.dropwizardjwt.benchmarks.results.CallCost;
import io.github.dropwizardjwt.benchmarks.results.Columns;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.key.Algorithm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measures two candidates at a time in the current virtual machine, and prints the cost of their calls. */
final class Turns {
    /** The format of the lines that it prints. */
    static final Columns<CallCost> COLUMNS = new Columns<>(CallCost.class);

    private final int rounds;
    private final long warmUp;
    private final long turn;

    private Turns(int rounds, long warmUpMillis, long turnMillis) {
        this.rounds = rounds;
        this.warmUp = warmUpMillis * 1_000_000;
        this.turn = turnMillis * 1_000_000;
    }

    /** The call to measure. */
    private interface Call {
        Object make() throws Exception;
    }

    private record Turn(String what, Candidate candidate, Algorithm algorithm, Call call) {}

    /**
     * Runs.
     *
     * @param arguments rounds; milliseconds of warming up, and of a turn; {@code issue} if issuing is measured too
     */
    public static void main(String[] arguments) throws Exception {
        Turns turns =
                new Turns(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
        for (Algorithm algorithm : Keys.ALGORITHMS) {
            turns.take(first(Candidate.JCA, algorithm), first(Candidate.DROPWIZARD_JWT, algorithm));
        }
        if (arguments.length > 3) {
            for (Algorithm algorithm : Keys.ALGORITHMS) {
                turns.take(issue(Candidate.JCA, algorithm), issue(Candidate.DROPWIZARD_JWT, algorithm));
            }
        }
    }

    private static Turn first(Candidate candidate, Algorithm algorithm) throws Exception {
        FirstSightBenchmark benchmark = new FirstSightBenchmark();
        benchmark.candidate = candidate;
        benchmark.algorithm = algorithm;
        benchmark.start();
        return new Turn("first", candidate, algorithm, benchmark::verify);
    }

    private static Turn issue(Candidate candidate, Algorithm algorithm) throws Exception {
        IssueBenchmark benchmark = new IssueBenchmark();
        benchmark.candidate = candidate;
        benchmark.algorithm = algorithm;
        benchmark.start();
        return new Turn("issue", candidate, algorithm, benchmark::issue);
    }

    private void take(Turn one, Turn other) throws Exception {
        List<Turn> both = new ArrayList<>(List.of(one, other));
        for (Turn each : both) {
            nanoseconds(each.call(), warmUp);
        }
        for (int round = 1; round <= rounds; round++) {
            // The second one finds other processor caches than the first.
            Collections.shuffle(both);
            for (Turn each : both) {
                print(each, round, nanoseconds(each.call(), turn));
            }
        }
    }

    /** The mean duration of a call, over as many as fit into a time. */
    private static double nanoseconds(Call call, long time) throws Exception {
        long start = System.nanoTime();
        int calls = 0;
        long taken;
        do {
            if (call.make() == null) {
                throw new IllegalStateException("A call without an answer");
            }
            calls++;
            taken = System.nanoTime() - start;
        } while (taken < time);
        return (double) taken / calls;
    }

    private static void print(Turn turn, int round, double nanoseconds) {
        CallCost cost = new CallCost(
                turn.what(),
                turn.candidate().name(),
                turn.algorithm().name(),
                1,
                Runtime.version().feature(),
                round,
                nanoseconds,
                0);
        System.out.println(COLUMNS.line(cost));
    }
}
