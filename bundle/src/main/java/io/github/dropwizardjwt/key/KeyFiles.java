package io.github.dropwizardjwt.key;

import io.github.dropwizardjwt.json.Base64Url;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;

/** Reads and creates key files. Thread-safe. */
public final class KeyFiles {
    private static final int MAX_BYTES = 64 * 1024;
    private static final int SECRET_BYTES = 64;

    private KeyFiles() {}

    /**
     * Reads a key file.
     *
     * @param file the file
     * @return its bytes without one line break at the end, which editors and {@code openssl} add
     * @throws UnusableKeyException if there is no such file, or it cannot be read, is empty or is larger than 64 KiB
     */
    public static byte[] read(Path file) {
        return withoutLineBreak(readWithLineBreak(file));
    }

    /**
     * Reads a key file as it is.
     *
     * @param file the file
     * @return all its bytes
     * @throws UnusableKeyException as {@link #read}, also if there is nothing but one line break
     */
    public static byte[] readWithLineBreak(Path file) {
        try {
            checkIsFile(file);
            byte[] content = content(file);
            if (withoutLineBreak(content).length == 0) {
                throw new UnusableKeyException("names an empty file: " + file);
            }
            return content;
        } catch (IOException e) {
            throw new UnusableKeyException("names a file that cannot be read: " + file + " ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static void checkIsFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new UnusableKeyException("names a directory, not a file: " + file);
        }
        if (!Files.exists(file)) {
            throw new UnusableKeyException("names a file that does not exist");
        }
        // A pipe may never end, and gives the key to one reader only.
        if (!Files.isRegularFile(file)) {
            throw new UnusableKeyException(
                    "names a pipe or a device, not a file: " + file + "; copy the key into a file, and name that");
        }
    }

    /** The size that the file system reports may have changed, and is 0 for files of the kernel. */
    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new UnusableKeyException("names a file larger than 64 KiB, which is no key: " + file);
            }
            return content;
        }
    }

    /**
     * Creates a key file unless it exists: a random secret of 64 bytes in base64url for the HS algorithms, a private
     * key in PEM for the others. Only its owner may read it. It appears whole or not at all; of several processes that
     * do this at once, one creates the file and the others leave it as it is.
     *
     * @param algorithm the algorithm of the key
     * @param file the file
     * @return whether this call created it
     * @throws UnusableKeyException if the file cannot be written
     */
    public static boolean create(Algorithm algorithm, Path file) {
        // Only the root of a file system has no parent, and that exists.
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        deleteAbandonedFiles(directory);
        if (Files.exists(file)) {
            return false;
        }
        byte[] key = newKey(algorithm).getBytes(StandardCharsets.US_ASCII);
        try {
            makeDirectories(directory);
            try (TemporaryFile temporary = TemporaryFile.write(directory, key)) {
                temporary.linkAs(file);
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException | UnsupportedOperationException e) {
            throw new UnusableKeyException("cannot be written: " + file + " (" + reason(e)
                    + "); see that its directory is writable and has room, or choose another");
        }
    }

    /**
     * Deletes what processes left that were killed over an hour ago in {@link #create}, which does the same first. What
     * cannot be deleted stays.
     *
     * @param directory the directory in which they created keys
     */
    public static void deleteAbandonedFiles(Path directory) {
        // Files have the time of the system, whatever clock the application uses.
        TemporaryFile.deleteAbandoned(directory, Clock.systemUTC().instant());
    }

    private static String reason(Exception e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    /** A file in the place of the directory does not mean that another process created the key. */
    private static void makeDirectories(Path directory) throws IOException {
        try {
            // Before Java 19, createDirectories fails on a link to a directory.
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
        } catch (FileAlreadyExistsException e) {
            throw new FileSystemException(directory.toString(), null, "Not a directory");
        }
    }

    private static String newKey(Algorithm algorithm) {
        if (algorithm.isSymmetric()) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            return Base64Url.encode(random) + "\n";
        }
        return Pem.encode(KeyPairs.generate(algorithm).getPrivate().getEncoded(), Pem.PRIVATE_KEY);
    }

    /**
     * Removes the mark that some editors put at the beginning of a text in UTF-8.
     *
     * @param content a text that has no meaning of its own for it, as JSON (RFC 8259 §8.1)
     * @return the content without byte order mark
     */
    public static byte[] withoutByteOrderMark(byte[] content) {
        boolean isMarked = content.length >= 3
                && content[0] == (byte) 0xEF
                && content[1] == (byte) 0xBB
                && content[2] == (byte) 0xBF;
        return isMarked ? Arrays.copyOfRange(content, 3, content.length) : content;
    }

    /**
     * Removes the line break that editors and {@code openssl} put at the end of a key, LF or CR LF.
     *
     * @param content a key from a file, or from a variable that was filled from one
     * @return the content without one line break at the end
     */
    public static byte[] withoutLineBreak(byte[] content) {
        int end = content.length;
        if (end > 0 && content[end - 1] == '\n') {
            end--;
            if (end > 0 && content[end - 1] == '\r') {
                end--;
            }
        }
        return Arrays.copyOf(content, end);
    }
}
