package io.github.dropwizardjwt.benchmarks.report;

import io.github.dropwizardjwt.benchmarks.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page on performance: its words stay, its figures and charts come from the results. */
public final class Report {
    private static final Path DOCS = Path.of("../docs");
    private static final String PAGE = "performance.md";

    private Report() {}

    /** Writes the page in {@code docs} anew, from the results that are kept. */
    public static void main(String[] arguments) throws IOException {
        write(new Results(Path.of("results")), DOCS);
    }

    /**
     * Writes the page and its charts.
     *
     * @param results what was measured
     * @param directory where to; the words come from the page in {@code docs} all the same
     */
    public static void write(Results results, Path directory) throws IOException {
        for (Map.Entry<String, String> file : files(results).entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
    }

    /** The files by name, as the results have them. */
    static Map<String, String> files(Results results) throws IOException {
        Calls calls = new Calls(results.calls());
        Requests requests = new Requests(results.requests());
        RequestTables requestTables = new RequestTables(requests);
        CallTables callTables = new CallTables(calls);
        Map<String, String> figures = Map.of(
                "aims", new Aims(calls, requests).table(),
                "sessions", new SessionTable(requests).toString(),
                "machine-of-calls", list(results.commentsOnCalls()),
                "machine-of-requests",
                        list(results.commentsOnRequests()) + "\n"
                                + requests.leastBusy()
                                        .map(busy -> "- the server's processor was busy for at least "
                                                + Math.round(100 * busy) + " % of the time")
                                        .orElse(""),
                "first-sight", callTables.firstSight(),
                "repeat-sight", callTables.repeatSight(),
                "issuing", callTables.issuing(),
                "requests", requestTables.routesByAlgorithm(),
                "header-cache", requestTables.headerCache(),
                "growth", new Growth(calls, requests).table());
        return Map.of(
                PAGE,
                Document.fill(Files.readString(DOCS.resolve(PAGE)), figures),
                "performance-calls.svg",
                Charts.calls(calls).toString(),
                "performance-requests.svg",
                Charts.requests(requests).toString());
    }

    private static String list(List<String> lines) {
        return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }
}
