package io.github.dropwizardjwt.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The files of measurements: comma-separated values after comments that say where and when. */
public final class Results {
    private static final String COMMENT = "# ";
    private static final String CALLS = "jmh.csv";
    private static final String TURNS = "turns.csv";
    private static final String REQUESTS = "http.csv";
    private static final String SESSIONS = "sessions.csv";
    private static final String REVOCATIONS = "revocation.csv";
    private static final String CACHES = "caches.csv";
    private static final String STARTS = "start.csv";

    private final Path directory;

    /** The files of a directory. */
    public Results(Path directory) {
        this.directory = directory;
    }

    /** Keeps the costs of calls, in place of those that were there. */
    public void writeCalls(List<String> comments, List<CallCost> costs) throws IOException {
        writeCalls(CALLS, comments, costs);
    }

    /** Keeps the costs of calls of two at a time, in place of those that were there. */
    public void writeTurns(List<String> comments, List<CallCost> costs) throws IOException {
        writeCalls(TURNS, comments, costs);
    }

    /** Keeps the costs of requests, in place of those that were there. */
    public void writeRequests(List<String> comments, List<RequestCost> costs) throws IOException {
        writeRequests(REQUESTS, comments, costs);
    }

    /** Keeps the costs of requests by store of sessions, in place of those that were there. */
    public void writeSessions(List<String> comments, List<RequestCost> costs) throws IOException {
        writeRequests(SESSIONS, comments, costs);
    }

    /** Keeps the figures of revocations, in place of those that were there. */
    public void writeRevocations(List<String> comments, List<Figure> figures) throws IOException {
        writeFigures(REVOCATIONS, comments, figures);
    }

    /** Keeps the figures of caches, in place of those that were there. */
    public void writeCaches(List<String> comments, List<Figure> figures) throws IOException {
        writeFigures(CACHES, comments, figures);
    }

    /** The figures of revocations; empty where there are none yet. */
    public List<Figure> revocations() throws IOException {
        return figures(REVOCATIONS);
    }

    /** The figures of caches; empty where there are none yet. */
    public List<Figure> caches() throws IOException {
        return figures(CACHES);
    }

    /** Where and when revocations were measured. */
    public List<String> commentsOnRevocations() throws IOException {
        return comments(REVOCATIONS);
    }

    /** Where and when caches were measured. */
    public List<String> commentsOnCaches() throws IOException {
        return comments(CACHES);
    }

    /** Keeps the costs of starts, in place of those that were there. */
    public void writeStarts(List<String> comments, List<StartCost> costs) throws IOException {
        write(
                STARTS,
                comments,
                StartCost.HEADER,
                costs.stream().map(StartCost::cells).toList());
    }

    /** The costs of calls; empty where there are none yet. */
    public List<CallCost> calls() throws IOException {
        return calls(CALLS);
    }

    /** The costs of calls of two at a time; empty where there are none yet. */
    public List<CallCost> turns() throws IOException {
        return calls(TURNS);
    }

    /** The costs of requests; empty where there are none yet. */
    public List<RequestCost> requests() throws IOException {
        return requests(REQUESTS);
    }

    /** The costs of requests by store of sessions; empty where there are none yet. */
    public List<RequestCost> sessions() throws IOException {
        return requests(SESSIONS);
    }

    /** The costs of starts; empty where there are none yet. */
    public List<StartCost> starts() throws IOException {
        return rows(STARTS).stream().map(StartCost::parse).toList();
    }

    /** Where and when the calls were measured. */
    public List<String> commentsOnCalls() throws IOException {
        return comments(CALLS);
    }

    /** Where and when two at a time were measured. */
    public List<String> commentsOnTurns() throws IOException {
        return comments(TURNS);
    }

    /** Where and when the requests were measured. */
    public List<String> commentsOnRequests() throws IOException {
        return comments(REQUESTS);
    }

    /** Where and when the stores of sessions were measured. */
    public List<String> commentsOnSessions() throws IOException {
        return comments(SESSIONS);
    }

    /** Where and when starts were measured, and what the bundle weighs. */
    public List<String> commentsOnStarts() throws IOException {
        return comments(STARTS);
    }

    private void writeCalls(String name, List<String> comments, List<CallCost> costs) throws IOException {
        write(
                name,
                comments,
                CallCost.HEADER,
                costs.stream().map(CallCost::cells).toList());
    }

    private List<CallCost> calls(String name) throws IOException {
        return rows(name).stream().map(CallCost::parse).toList();
    }

    private void writeRequests(String name, List<String> comments, List<RequestCost> costs) throws IOException {
        write(
                name,
                comments,
                RequestCost.HEADER,
                costs.stream().map(RequestCost::cells).toList());
    }

    private void writeFigures(String name, List<String> comments, List<Figure> figures) throws IOException {
        write(name, comments, Figure.HEADER, figures.stream().map(Figure::cells).toList());
    }

    private List<Figure> figures(String name) throws IOException {
        return rows(name).stream().map(Figure::parse).toList();
    }

    private List<RequestCost> requests(String name) throws IOException {
        return rows(name).stream().map(RequestCost::parse).toList();
    }

    private void write(String name, List<String> comments, String header, List<List<Object>> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        comments.forEach(comment -> lines.add(COMMENT + comment));
        lines.add(header);
        rows.forEach(row -> lines.add(row.stream().map(Results::cell).collect(Collectors.joining(","))));
        Files.createDirectories(directory);
        Files.write(directory.resolve(name), lines);
    }

    private static String cell(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : value.toString();
    }

    private List<List<String>> rows(String name) throws IOException {
        return lines(name).stream()
                .filter(line -> !line.startsWith(COMMENT))
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    private List<String> comments(String name) throws IOException {
        return lines(name).stream()
                .filter(line -> line.startsWith(COMMENT))
                .map(line -> line.substring(COMMENT.length()))
                .toList();
    }

    private List<String> lines(String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
