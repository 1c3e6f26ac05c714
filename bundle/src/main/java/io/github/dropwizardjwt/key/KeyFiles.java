package io.github.dropwizardjwt.key;

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
import java.util.Base64;
import java.util.Objects;

/** Keys in files: read whole, or made where there is none. */
public final class KeyFiles {
    private static final int MAXIMUM_BYTES = 64 * 1024;
    private static final int SECRET_BYTES = 64;

    private KeyFiles() {}

    /**
     * Reads a key file.
     *
     * @param file the file
     * @return its bytes without one line break at the end, which editors and {@code openssl} add
     * @throws UnusableKeyException if there is no such file, or it cannot be read, is empty or larger than 64 KiB
     */
    public static byte[] read(Path file) {
        try {
            checkIsFile(file);
            byte[] content = withoutLineBreak(content(file));
            if (content.length == 0) {
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

    /** The size that the file system tells may be another by now, and is 0 for files of the kernel. */
    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAXIMUM_BYTES + 1);
            if (content.length > MAXIMUM_BYTES) {
                throw new UnusableKeyException("names a file larger than 64 KiB, which is no key: " + file);
            }
            return content;
        }
    }

    /**
     * Makes a key file where there is none: a random secret of 64 bytes in base64url for the HS algorithms, else a
     * private key in PEM. Only the owner may read it. It appears whole or not at all; of several processes that do this
     * at once, one makes the file and the others leave it.
     *
     * @param algorithm what the key is for
     * @param file the file
     * @return whether this call made it
     * @throws UnusableKeyException if the file cannot be written
     */
    public static boolean create(Algorithm algorithm, Path file) {
        // Only the root of a file system has no parent, and that exists.
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        deleteAbandonedDrafts(directory);
        if (Files.exists(file)) {
            return false;
        }
        byte[] key = newKey(algorithm).getBytes(StandardCharsets.US_ASCII);
        try {
            makeDirectories(directory);
            try (Draft draft = Draft.write(directory, key)) {
                draft.linkAs(file);
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
     * Deletes what is left of {@link #create} in processes that were killed over an hour ago. What cannot be deleted
     * stays.
     *
     * @param directory where they made keys
     */
    public static void deleteAbandonedDrafts(Path directory) {
        // The time of files is that of the system, whatever clock the application has.
        Draft.deleteAbandoned(directory, Clock.systemUTC().instant());
    }

    private static String reason(Exception e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    /** A file where the directory ought to be is no file of another process that made the key. */
    private static void makeDirectories(Path directory) throws IOException {
        try {
            // Of a link to a directory the Java runtime says until 19 that it exists, which is no failure here.
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
            return Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
        }
        return Pem.encode(KeyPairs.generate(algorithm).getPrivate().getEncoded(), Pem.PRIVATE_KEY);
    }

    /**
     * A key as it is meant, wherever it comes from: a variable that was filled from a file has that line break too.
     *
     * @param content a file or a text
     * @return the same without one line break at the end, LF or CR LF
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
