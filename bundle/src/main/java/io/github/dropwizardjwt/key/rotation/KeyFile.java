package io.github.dropwizardjwt.key.rotation;

import com.google.common.hash.Hashing;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.jwk.KeyParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

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

    /** Whether it is a secret with something at its beginning or end that cannot be seen, and counts. */
    boolean hasInvisibleEdges() {
        return name.form() == KeyFileName.Form.secret && KeyParser.of(content).hasInvisibleEdges();
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
     * @param provider the provider whose signatures it makes and checks; null for the Java runtime's choice
     * @throws UnusableKeyException if the content is no usable key of the algorithm
     */
    DirectoryKey key(Collection<DirectoryKey> known, Instant publishedSince, @Nullable Provider provider) {
        return known.stream()
                .filter(key -> key.digest().equals(digest) && key.name().algorithm() == name.algorithm())
                .findFirst()
                .map(key -> key.named(name))
                .orElseGet(() -> newKey(publishedSince, provider));
    }

    private DirectoryKey newKey(Instant publishedSince, @Nullable Provider provider) {
        KeyParser text = KeyParser.of(content);
        if (text.isPublic()) {
            VerificationKey key = text.publicKey(name.algorithm(), null);
            return new DirectoryKey(
                    name, digest, provider == null ? key : key.withProvider(provider), null, publishedSince);
        }
        SigningKey key = text.signingKey(name.algorithm(), null);
        SigningKey used = provider == null ? key : key.withProvider(provider);
        return new DirectoryKey(name, digest, used.verificationKey(), used, publishedSince);
    }
}
