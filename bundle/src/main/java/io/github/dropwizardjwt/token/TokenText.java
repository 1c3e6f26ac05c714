package io.github.dropwizardjwt.token;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * A token's text as a key of the cache. Equality is that of the whole text. The hash covers only the end of the
 * signature, which is random enough and much shorter, and is keyed with random numbers of this process.
 *
 * <p>Texts are not compared in constant time, which leaks nothing: only texts with equal hashes are compared, and to
 * find one with the hash of somebody else's token takes 2^58 tries, or the token's signature.
 */
final class TokenText {
    /** All of them are signature: the shortest, that of HS256, has 43. */
    private static final int HASHED = 16;

    private static final long[] FACTORS = new SecureRandom().longs(HASHED).toArray();

    private final String text;
    private final long hash;

    TokenText(String text) {
        this.text = text;
        this.hash = hash(text);
    }

    private static long hash(String text) {
        int end = text.length();
        long hash = 0;
        for (int i = 0; i < HASHED && i < end; i++) {
            hash += text.charAt(end - 1 - i) * FACTORS[i];
        }
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenText that && hash == that.hash && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        // The upper half, which every character affects.
        return (int) (hash >>> Integer.SIZE);
    }
}
