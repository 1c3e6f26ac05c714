package io.github.dropwizardjwt.key.rotation;

import com.google.common.hash.Hashing;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.jwk.KeyParser;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key that was loaded from a file of a key directory.
 *
 * @param name the name of the file
 * @param digest the SHA-256 of its content, by which an unchanged key is recognized
 * @param verificationKey the half that verifies
 * @param signingKey the half that signs; null if the file holds a public key
 * @param publishedSince when the key was first loaded; {@link Instant#MIN} if it was there when the service started
 */
record LoadedKey(
        KeyFileName name,
        String digest,
        VerificationKey verificationKey,
        @Nullable SigningKey signingKey,
        Instant publishedSince) {
    /**
     * Loads a file. A key that is known already is the very same object, so that the tokens verified with it stay
     * verified.
     *
     * @param known the keys that were loaded earlier
     * @param now when the key is published, unless it is one of these
     * @param provider the provider whose signatures it makes and checks; null for the Java runtime's choice
     * @throws UnusableKeyException if the name is not that of a key file, or the file cannot be read as a whole or
     *     holds no usable key of the algorithm
     */
    static LoadedKey load(Path file, Collection<LoadedKey> known, Instant now, @Nullable Provider provider) {
        KeyFileName name = KeyFileName.parse(file.getFileName().toString());
        byte[] content = content(file, name);
        String digest = Hashing.sha256().hashBytes(content).toString();
        return known.stream()
                .filter(key -> key.digest.equals(digest) && key.name.algorithm() == name.algorithm())
                .findFirst()
                .map(key -> new LoadedKey(name, digest, key.verificationKey, key.signingKey, key.publishedSince))
                .orElseGet(() -> parse(name, digest, KeyParser.of(content), now, provider));
    }

    /**
     * What a file that holds a secret has at its beginning or end, and is hardly meant to be part of it.
     *
     * @throws UnusableKeyException as {@link #load}
     */
    static Optional<String> doubtfulEdges(Path file) {
        KeyFileName name = KeyFileName.parse(file.getFileName().toString());
        byte[] content = content(file, name);
        return name.form() == KeyFileName.Form.secret ? KeyParser.of(content).doubtfulEdges() : Optional.empty();
    }

    /** Without the line break at the end, which must be there after a secret. */
    private static byte[] content(Path file, KeyFileName name) {
        byte[] content = KeyFiles.readWithLineBreak(file);
        byte[] key = KeyFiles.withoutLineBreak(content);
        // The beginning of a secret is a secret too. Decided on what was read: the file may have grown since.
        if (name.form() == KeyFileName.Form.secret && key.length == content.length) {
            throw new UnusableKeyException(
                    "has no line break at its end, so that nobody knows whether all of it is there; add one");
        }
        return key;
    }

    private static LoadedKey parse(
            KeyFileName name, String digest, KeyParser text, Instant publishedSince, @Nullable Provider provider) {
        if (text.isPublic()) {
            VerificationKey key = text.publicKey(name.algorithm(), null);
            return new LoadedKey(
                    name, digest, provider == null ? key : key.withProvider(provider), null, publishedSince);
        }
        SigningKey key = text.signingKey(name.algorithm(), null);
        SigningKey used = provider == null ? key : key.withProvider(provider);
        return new LoadedKey(name, digest, used.verificationKey(), used, publishedSince);
    }
}
