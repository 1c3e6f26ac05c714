package io.github.dropwizardjwt.key;

import javax.crypto.spec.SecretKeySpec;

/** Secrets of published samples, which would be rejected as guessable. */
public final class PublishedSecret {
    private PublishedSecret() {}

    /** A secret of good length that nobody looks at whether it is guessable. */
    public static VerificationKey of(Algorithm algorithm, byte[] secret, String id) {
        if (secret.length * Byte.SIZE < algorithm.bits()) {
            throw new IllegalArgumentException("Too short");
        }
        return VerificationKey.of(algorithm, new SecretKeySpec(secret, algorithm.jcaName()), id);
    }
}
