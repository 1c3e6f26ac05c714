package io.github.dropwizardjwt.key.rotation;

import com.google.common.hash.Hashing;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.jwk.KeyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;

/** A file of a key directory with its content: read once, then known to be the same or not. */
final class KeyFile {
    private final KeyFileName name;
    private final byte[] content;
    private final String digest;

    private KeyFile(KeyFileName name, byte[] content) {
        this.name = name;
        this.content = content;
        this.digest = Hashing.sha256().hashBytes(content).toString();
    }

    /**
     * Reads a file.
     *
     * @throws UnusableKeyException if its name is not that of a key file, or it cannot be read whole
     */
    static KeyFile read(Path file) {
        KeyFileName name = KeyFileName.parse(file.getFileName().toString());
        byte[] content = KeyFiles.read(file);
        if (name.form() == KeyFileName.Form.secret && !endsWithLineBreak(file, content)) {
            // The beginning of a secret is a secret too.
            throw new UnusableKeyException(
                    "has no line break at its end, so that nobody knows whether all of it is there; add one");
        }
        return new KeyFile(name, content);
    }

    private static boolean endsWithLineBreak(Path file, byte[] withoutLineBreak) {
        try {
            return Files.size(file) > withoutLineBreak.length;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The key: the very same object where it is known already, so that what it vouched for stays good.
     *
     * @param known the keys of an earlier reading
     * @param publishedSince when it was first seen, if it is not among them
     * @throws UnusableKeyException if the content is no usable key of the algorithm
     */
    DirectoryKey key(Collection<DirectoryKey> known, Instant publishedSince) {
        return known.stream()
                .filter(key -> key.digest().equals(digest) && key.name().algorithm() == name.algorithm())
                .findFirst()
                .map(key -> key.named(name))
                .orElseGet(() -> newKey(publishedSince));
    }

    private DirectoryKey newKey(Instant publishedSince) {
        KeyText text = KeyText.of(content);
        if (text.isPublic()) {
            return new DirectoryKey(name, digest, text.publicKey(name.algorithm(), null), null, publishedSince);
        }
        SigningKey key = text.signingKey(name.algorithm(), null);
        return new DirectoryKey(name, digest, key.verificationKey(), key, publishedSince);
    }
}
