package io.github.dropwizardjwt.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The code blocks of a page.
 *
 * @param path the page
 */
record Markdown(Path path) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)[^\\n]*\\n(.*?)^```$");

    /** The blocks in a language. */
    Stream<String> blocks(String language) {
        return results().filter(block -> block.group(1).equals(language)).map(block -> block.group(2));
    }

    /** The languages of the blocks. */
    Stream<String> languages() {
        return results().map(block -> block.group(1)).distinct();
    }

    private Stream<MatchResult> results() {
        return BLOCK.matcher(read(path)).results();
    }

    /**
     * Whether a file contains the block's lines in sequence, ignoring indentation; {@code // …} stands for any lines.
     */
    static boolean isIn(Path file, String block) {
        List<String> rest = lines(read(file));
        for (String part : block.split("(?m)^ *// …$", -1)) {
            List<String> lines = lines(part);
            int start = Collections.indexOfSubList(rest, lines);
            if (start < 0) {
                return false;
            }
            rest = rest.subList(start + lines.size(), rest.size());
        }
        return true;
    }

    /** The sources of the example and its tests. */
    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
