package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.benchmarks.report.Report;
import io.github.dropwizardjwt.benchmarks.results.Jdk;
import io.github.dropwizardjwt.benchmarks.results.Machine;
import io.github.dropwizardjwt.benchmarks.results.Pace;
import io.github.dropwizardjwt.benchmarks.results.RequestCost;
import io.github.dropwizardjwt.benchmarks.results.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Asks servers that stand side by side, those of a JDK in one virtual machine; each question for a moment, all of them
 * again in each round: a slow minute of the machine hits all alike.
 */
public final class HttpRun implements AutoCloseable {
    private final Stores stores = new Stores();
    private final List<ServerProcess> servers = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Pace pace;
    private final List<Jdk> jdks;

    private HttpRun(Pace pace) throws IOException {
        this.pace = pace;
        this.jdks = pace.isQuick() ? Jdk.all().subList(0, 1) : Jdk.all();
    }

    /**
     * Runs.
     *
     * @param arguments {@code quick} or a number of rounds, or empty
     */
    public static void main(String[] arguments) throws Exception {
        Pace pace = Pace.of(arguments[0], 3);
        Results results = new Results(Path.of(pace.results()));
        try (HttpRun run = new HttpRun(pace)) {
            run.start();
            run.warmUp();
            List<RequestCost> costs = run.rounds();
            results.writeRequests(run.facts(), costs);
        }
        Report.write(results, Path.of(pace.page()));
    }

    private List<String> facts() throws IOException {
        List<String> facts = new ArrayList<>(Machine.facts(jdks));
        facts.add("rounds: " + pace.rounds() + ", " + time().toMillis()
                + " ms for each figure and round, 16 connections");
        return facts;
    }

    private void start() throws IOException {
        for (Jdk jdk : jdks) {
            List<Setup> setups = jdk.equals(jdks.get(0)) ? Setup.ofEveryKind() : Setup.ofEachAlgorithm();
            ServerProcess process = ServerProcess.start(jdk, setups, stores);
            servers.add(process);
            setups.forEach(setup -> questions.addAll(Question.all(process, setup)));
        }
    }

    /** The compilers see every route twice, and the second time with what they have made of the others. */
    private void warmUp() throws IOException {
        for (int i = 0; i < 2; i++) {
            for (Question question : questions) {
                question.ask(Duration.ofMillis(pace.millis(300, 800)), 0);
            }
        }
    }

    private List<RequestCost> rounds() throws IOException {
        List<RequestCost> costs = new ArrayList<>();
        for (int round = 1; round <= pace.rounds(); round++) {
            for (Question question : questions) {
                RequestCost cost = question.ask(time(), round);
                costs.add(cost);
                System.out.println(cost);
            }
            // Whatever a question leaves behind hits another one the next time.
            Collections.reverse(questions);
        }
        return costs;
    }

    private Duration time() {
        return Duration.ofMillis(pace.millis(400, 800));
    }

    @Override
    public void close() throws IOException {
        servers.forEach(ServerProcess::close);
        stores.close();
    }
}
