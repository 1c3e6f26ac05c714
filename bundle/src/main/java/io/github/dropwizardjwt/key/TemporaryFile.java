package io.github.dropwizardjwt.key;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** A new file under a temporary name, complete and on the disk. Closing it deletes that name. */
final class TemporaryFile implements Closeable {
    private static final String PREFIX = ".new-key";
    private static final Pattern NAME = Pattern.compile("\\.new-key\\d+");

    /** It exists for milliseconds; the clock of a file server may be wrong by more. */
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private final Path path;

    private TemporaryFile(Path path) {
        this.path = path;
    }

    /**
     * Writes a file that only its owner may read.
     *
     * @throws IOException if it cannot be created, or its content cannot be written; then nothing is left
     */
    static TemporaryFile write(Path directory, byte[] content) throws IOException {
        TemporaryFile file = new TemporaryFile(Files.createTempFile(directory, PREFIX, "", ownerOnly(directory)));
        try (FileChannel channel = FileChannel.open(file.path, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                // On a disk that is nearly full, some of it is written, and only the next attempt fails.
                channel.write(rest);
            }
            channel.force(true);
            return file;
        } catch (IOException | RuntimeException | Error e) {
            file.closeAfter(e);
            throw e;
        }
    }

    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Gives it its final name. A link, unlike a move, never replaces what another process created in the meantime.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is such a file
     */
    void linkAs(Path file) throws IOException {
        Files.createLink(file, path);
    }

    @Override
    public void close() throws IOException {
        Files.delete(path);
    }

    /** Deletes the temporary files of processes that were killed, and nothing else. What cannot be deleted stays. */
    static void deleteAbandoned(Path directory, Instant now) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path file : files) {
                if (NAME.matcher(file.getFileName().toString()).matches() && isAbandoned(file, now)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The next process tries again. Whether a key can be created will show.
        }
    }

    private static boolean isAbandoned(Path file, Instant now) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.isRegularFile()
                && attributes.lastModifiedTime().toInstant().isBefore(now.minus(ABANDONED_AFTER));
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) throws IOException {
        if (!Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
