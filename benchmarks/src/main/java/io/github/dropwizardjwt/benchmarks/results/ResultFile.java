package io.github.dropwizardjwt.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of measurements: comma-separated values after comments that say where and when they were taken.
 *
 * @param <T> the type of a measurement
 */
public final class ResultFile<T extends Record> {
    private static final String COMMENT = "# ";

    private final Path path;
    private final Columns<T> columns;

    ResultFile(Path path, Class<T> type) {
        this.path = path;
        this.columns = new Columns<>(type);
    }

    /** Replaces the file. */
    public void write(List<String> comments, List<T> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        comments.forEach(comment -> lines.add(COMMENT + comment));
        lines.add(columns.header());
        rows.forEach(row -> lines.add(columns.line(row)));
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.write(path, lines);
    }

    /** The measurements; empty if there is no file yet. */
    public List<T> rows() throws IOException {
        return lines().stream()
                .filter(line -> !line.startsWith(COMMENT))
                .skip(1)
                .map(columns::parse)
                .toList();
    }

    /** Where and when they were taken; empty if there is no file yet. */
    public List<String> comments() throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith(COMMENT))
                .map(line -> line.substring(COMMENT.length()))
                .toList();
    }

    private List<String> lines() throws IOException {
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }
}
