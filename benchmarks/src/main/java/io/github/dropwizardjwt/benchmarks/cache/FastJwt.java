package io.github.dropwizardjwt.benchmarks.cache;

import io.github.dropwizardjwt.benchmarks.results.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The npm package fast-jwt in a process of Node.js. */
final class FastJwt implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;

    FastJwt() throws IOException {
        process = new ProcessBuilder("node", "fast-jwt.mjs")
                .directory(Path.of("node").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader(StandardCharsets.US_ASCII);
        questions = process.outputWriter(StandardCharsets.US_ASCII);
    }

    /**
     * The nanoseconds of one call with either key of the cache; {@code what} is an algorithm and a number of tokens.
     */
    List<Figure> figures(String what) throws IOException {
        questions.write(what + " " + CacheRun.MILLIS + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("Node.js has ended; npm install in benchmarks/node may have failed");
        }
        String[] times = answer.split(" ", -1);
        return List.of(
                new Figure("fast-jwt 6.3.6", what, Double.parseDouble(times[0])),
                new Figure("fast-jwt 6.3.6 with the token as key", what, Double.parseDouble(times[1])));
    }

    String version() throws IOException {
        Process version = new ProcessBuilder("node", "--version").start();
        try (BufferedReader reader = version.inputReader(StandardCharsets.US_ASCII)) {
            return String.valueOf(reader.readLine());
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
