package io.github.dropwizardjwt.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
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
            if (Files.isDirectory(file)) {
                throw new UnusableKeyException("names a directory, not a file: " + file);
            }
            if (!Files.isRegularFile(file)) {
                throw new UnusableKeyException("names a file that does not exist");
            }
            if (Files.size(file) > MAXIMUM_BYTES) {
                throw new UnusableKeyException("names a file larger than 64 KiB, which is no key: " + file);
            }
            byte[] content = withoutLineBreak(Files.readAllBytes(file));
            if (content.length == 0) {
                throw new UnusableKeyException("names an empty file: " + file);
            }
            return content;
        } catch (IOException e) {
            throw new UnusableKeyException("names a file that cannot be read: " + file + " ("
                    + e.getClass().getSimpleName() + ")");
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
        try {
            makeDirectories(directory);
            Path draft = Files.createTempFile(directory, ".new-key", "", ownerOnly(directory));
            try {
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(newKey(algorithm).getBytes(StandardCharsets.US_ASCII)));
                    channel.force(true);
                }
                // A link, unlike a move, never replaces what another process made in the meantime.
                Files.createLink(file, draft);
                return true;
            } finally {
                Files.delete(draft);
            }
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException | UnsupportedOperationException e) {
            throw new UnusableKeyException(
                    "names a file that cannot be made; make its directory writable, or choose another: " + file + " ("
                            + e.getClass().getSimpleName() + ")");
        }
    }

    /** A file where the directory ought to be is no file of another process that made the key. */
    private static void makeDirectories(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException e) {
            throw new NotDirectoryException(directory.toString());
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

    private static FileAttribute<?>[] ownerOnly(Path directory) throws IOException {
        if (!Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    private static byte[] withoutLineBreak(byte[] content) {
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
