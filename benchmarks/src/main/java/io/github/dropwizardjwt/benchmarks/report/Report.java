package io.github.dropwizardjwt.benchmarks.report;

import io.github.dropwizardjwt.benchmarks.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page on performance: its text stays, its figures and charts come from the results. */
public final class Report {
    private static final Path DOCS = Path.of("../docs");
    private static final String PAGE = "performance.md";

    private Report() {}

    /** Rewrites the page in {@code docs} from the stored results. */
    public static void main(String[] arguments) throws IOException {
        write(new Results(Path.of("results")), DOCS);
    }

    /**
     * Writes the page and its charts.
     *
     * @param results what was measured
     * @param directory the target; the text still comes from the page in {@code docs}
     */
    public static void write(Results results, Path directory) throws IOException {
        for (Map.Entry<String, String> file : files(results).entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
    }

    /** The files by name, as the results have them. */
    static Map<String, String> files(Results results) throws IOException {
        Calls calls = new Calls(results.calls().rows());
        Calls turns = new Calls(results.turns().rows());
        Requests requests = new Requests(results.requests().rows());
        SessionTable sessions = new SessionTable(new Requests(results.sessions().rows()));
        RevocationTable revocations =
                new RevocationTable(new Figures(results.revocations().rows()));
        Starts starts = new Starts(results.starts().rows());
        RequestTables requestTables = new RequestTables(requests);
        CallTables callTables = new CallTables(calls);
        Map<String, String> figures = new HashMap<>();
        figures.put("aims", new Aims(calls, turns, requests, sessions, revocations, starts).table());
        figures.put("machine-of-calls", list(results.calls().comments()));
        figures.put("machine-of-turns", list(results.turns().comments()));
        figures.put("machine-of-requests", list(results.requests().comments()) + "\n" + busy(requests));
        figures.put("machine-of-sessions", list(results.sessions().comments()));
        figures.put("machine-of-starts", list(results.starts().comments()));
        figures.put("first-sight", callTables.firstSight());
        figures.put("repeat-sight", callTables.repeatSight());
        figures.put("issuing", callTables.issuing());
        figures.put("requests", requestTables.routesByAlgorithm());
        figures.put("sessions", sessions.toString());
        figures.put("revocation", revocations.toString());
        figures.put("machine-of-revocation", list(results.revocations().comments()));
        figures.put("caches", new CacheTable(new Figures(results.caches().rows())).toString());
        figures.put("machine-of-caches", list(results.caches().comments()));
        figures.put("starts", new StartTable(starts).toString());
        figures.put("parts", new PartsTable(new Requests(results.parts().rows())).toString());
        figures.put("machine-of-parts", list(results.parts().comments()));
        figures.put("header-cache", requestTables.headerCache());
        figures.put("growth", new Growth(calls, requests).table());
        return Map.of(
                PAGE,
                Document.fill(Files.readString(DOCS.resolve(PAGE)), figures),
                "performance-calls.svg",
                Charts.calls(calls).toString(),
                "performance-requests.svg",
                Charts.requests(requests).toString());
    }

    private static String busy(Requests requests) {
        return requests.leastBusy()
                .map(busy ->
                        "- the server's processor was busy for at least " + Math.round(100 * busy) + " % of the time")
                .orElse("");
    }

    private static String list(List<String> lines) {
        return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }
}
