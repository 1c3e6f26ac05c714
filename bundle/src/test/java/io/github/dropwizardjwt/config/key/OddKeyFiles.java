package io.github.dropwizardjwt.config.key;

import static io.github.dropwizardjwt.support.Sections.SECRET;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold no key, and one that does. */
final class OddKeyFiles {
    private OddKeyFiles() {}

    static void makeIn(Path directory) throws IOException {
        Files.createFile(directory.resolve("empty"));
        Files.writeString(directory.resolve("line-break"), "\n");
        Files.createDirectory(directory.resolve("directory"));
        Files.writeString(directory.resolve("short"), "Wq7zPx3Lm9Rt2Vb");
        Files.writeString(directory.resolve("large"), SECRET.repeat(2000));
        Files.writeString(directory.resolve("good"), SECRET);
    }
}
