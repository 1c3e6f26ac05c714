package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.UnusableKeyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a key directory. Subdirectories and names that begin with a dot are ignored. Immutable.
 *
 * @param path the directory, which need not exist yet
 * @param provider the provider whose signatures its keys make and check; null for the Java runtime's choice
 */
record KeyDirectory(Path path, @Nullable Provider provider) {
    /**
     * Whether there is no file that could hold a key, or no directory.
     *
     * @throws UnusableKeyException if the directory exists and cannot be read
     */
    boolean isEmpty() {
        return Files.notExists(path) || files().isEmpty();
    }

    /**
     * Creates a new key, readable for its owner only, in a file that appears whole or not at all.
     *
     * @param activeFrom the instant from which it signs; fractions of a second are dropped
     * @return the file
     * @throws UnusableKeyException if the file cannot be written
     */
    Path create(Algorithm algorithm, Instant activeFrom) {
        Path file = path.resolve(KeyFileName.of(activeFrom, algorithm).toString());
        KeyFiles.create(algorithm, file);
        return file;
    }

    /** Deletes what processes left that were killed over an hour ago while they created a key. */
    void deleteAbandonedFiles() {
        KeyFiles.deleteAbandonedFiles(path);
    }

    /**
     * Files of secrets, each with what it has at its beginning or end that is hardly meant to be part of it.
     *
     * @throws UnusableKeyException if a file or the directory cannot be read
     */
    Map<Path, String> doubtfulSecrets() {
        Map<Path, String> doubtful = new LinkedHashMap<>();
        for (Path file : files()) {
            LoadedKey.doubtfulEdges(file).ifPresent(edges -> doubtful.put(file, edges));
        }
        return doubtful;
    }

    /**
     * Loads all keys, in the order in which they sign.
     *
     * @param known the keys that were loaded earlier, which are kept if their files have not changed
     * @param now when the others are published
     * @throws UnusableKeyException if a file or the directory cannot be read, or there is no key
     */
    List<LoadedKey> load(Collection<LoadedKey> known, Instant now) {
        List<LoadedKey> keys = new ArrayList<>();
        for (Path file : files()) {
            try {
                keys.add(LoadedKey.load(file, known, now, provider));
            } catch (UnusableKeyException e) {
                throw new UnusableKeyException(
                        "has a file that is not usable: " + file.getFileName() + " " + e.problem());
            }
        }
        if (keys.isEmpty()) {
            throw new UnusableKeyException(
                    "has no key in it: " + path.toAbsolutePath()
                            + "; create the first one with the command jwt rotate, or have it generated with generateMissing: true");
        }
        return List.copyOf(keys);
    }

    /** In the order of their names, which is that of the instants in them. */
    private List<Path> files() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith(".") && !Files.isDirectory(entry))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new UnusableKeyException("is not a directory that can be read: " + path.toAbsolutePath() + " ("
                    + e.getClass().getSimpleName() + "); create it, or name another");
        }
    }
}
