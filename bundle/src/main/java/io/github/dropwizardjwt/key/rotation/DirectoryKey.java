package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.VerificationKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as its file has it.
 *
 * @param name the name of the file
 * @param digest the SHA-256 of its content, by which an unchanged key is known again
 * @param verificationKey the half that verifies
 * @param signingKey the half that signs; null in a file of a public key
 * @param publishedSince when it was first seen; {@link Instant#MIN} if it was there when the service started
 */
record DirectoryKey(
        KeyFileName name,
        String digest,
        VerificationKey verificationKey,
        @Nullable SigningKey signingKey,
        Instant publishedSince) {

    /** The same key in a file of another name, which schedules it otherwise. */
    DirectoryKey named(KeyFileName other) {
        return new DirectoryKey(other, digest, verificationKey, signingKey, publishedSince);
    }
}
