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
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory with one file per key, whose name tells when the key signs and with which algorithm, as in
 * {@code 2026-12-01T00-00-00Z.ES256.pem}. Directories in it, and names that begin with a dot, are left alone. Immutable
 * and safe for use by many threads.
 */
public final class KeyDirectory {
    private final Path path;
    private final @Nullable Provider provider;

    /**
     * A directory, which need not exist yet.
     *
     * @param path where it is
     * @param provider the provider whose signatures its keys make and check; null for the Java runtime's choice
     */
    public KeyDirectory(Path path, @Nullable Provider provider) {
        this.path = path;
        this.provider = provider;
    }

    /**
     * Whether there is no file that a key could be in.
     *
     * @return true also where the directory does not exist
     * @throws UnusableKeyException if it is there and cannot be read
     */
    public boolean isEmpty() {
        return Files.notExists(path) || files().isEmpty();
    }

    /**
     * Makes a new key, readable for its owner only, in a file that appears whole or not at all.
     *
     * @param algorithm what the key is for
     * @param activeFrom the instant from which it signs; fractions of a second are cut off
     * @return the file
     * @throws UnusableKeyException if the file cannot be written
     */
    public Path create(Algorithm algorithm, Instant activeFrom) {
        Path file = path.resolve(KeyFileName.of(activeFrom, algorithm).toString());
        KeyFiles.create(algorithm, file);
        return file;
    }

    /**
     * Files of secrets with a byte order mark, a blank or a further line break at the beginning or the end, which count
     * and which nobody sees.
     *
     * @return the files
     * @throws UnusableKeyException if a file or the directory cannot be read
     */
    public List<Path> secretsWithInvisibleEdges() {
        return files().stream()
                .filter(file -> KeyFile.read(file).hasInvisibleEdges())
                .toList();
    }

    /** Deletes what is left of processes that were killed over an hour ago while they made a key. */
    void deleteAbandonedDrafts() {
        KeyFiles.deleteAbandonedDrafts(path);
    }

    /**
     * Reads all keys, in the order in which they sign.
     *
     * @param known the keys of an earlier reading, which are kept where their files have not changed
     * @param publishedSince when the others were first seen
     * @throws UnusableKeyException if a file or the directory cannot be read, or there is no key
     */
    List<DirectoryKey> read(Collection<DirectoryKey> known, Instant publishedSince) {
        List<DirectoryKey> keys = new ArrayList<>();
        for (Path file : files()) {
            try {
                keys.add(KeyFile.read(file).key(known, publishedSince, provider));
            } catch (UnusableKeyException e) {
                throw new UnusableKeyException(
                        "has a file that is not usable: " + file.getFileName() + " " + e.problem());
            }
        }
        if (keys.isEmpty()) {
            throw new UnusableKeyException("has no key in it: " + path.toAbsolutePath()
                    + "; make the first one with the command jwt rotate, or have it made with generateMissing: true");
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
                    + e.getClass().getSimpleName() + "); make it, or name another");
        }
    }
}
