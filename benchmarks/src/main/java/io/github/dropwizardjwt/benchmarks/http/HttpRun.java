package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.benchmarks.report.Report;
import io.github.dropwizardjwt.benchmarks.results.Jdk;
import io.github.dropwizardjwt.benchmarks.results.Pace;
import io.github.dropwizardjwt.benchmarks.results.RequestCost;
import io.github.dropwizardjwt.benchmarks.results.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures servers side by side, those of a JDK in one virtual machine. */
public final class HttpRun implements AutoCloseable {
    private final List<ServerProcess> servers = new ArrayList<>();
    private final List<List<Question>> questions = new ArrayList<>();
    private final List<Jdk> jdks;

    private HttpRun(Pace pace) {
        this.jdks = pace.isQuick() ? Jdk.all().subList(0, 1) : Jdk.all();
    }

    /**
     * Runs.
     *
     * @param arguments {@code quick} or a number of rounds, or empty
     */
    public static void main(String[] arguments) throws Exception {
        Pace pace = Pace.of(arguments[0], 12);
        Results results = new Results(Path.of(pace.results()));
        try (HttpRun run = new HttpRun(pace)) {
            run.start();
            Rounds rounds = new Rounds(run.questions, pace);
            List<RequestCost> costs = rounds.ask();
            results.requests().write(rounds.facts(run.jdks), costs);
        }
        Report.write(results, Path.of(pace.page()));
    }

    private void start() throws IOException {
        for (Jdk jdk : jdks) {
            List<Setup> setups = jdk.equals(jdks.get(0)) ? Setup.withMoreRoutes() : Setup.ofEachAlgorithm();
            ServerProcess process = ServerProcess.start(jdk, setups, List.of());
            servers.add(process);
            setups.forEach(setup -> questions.addAll(Question.all(process, setup)));
        }
    }

    @Override
    public void close() {
        servers.forEach(ServerProcess::close);
    }
}
