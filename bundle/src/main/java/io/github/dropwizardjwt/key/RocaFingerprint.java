package io.github.dropwizardjwt.key;

import java.math.BigInteger;

/**
 * Recognizes RSA keys that can be factored since a faulty chip generated them (ROCA, CVE-2017-15361, "The Return of
 * Coppersmith's Attack"). Modulo many small primes, the primes of such a key are powers of 65537, and so is their
 * product.
 */
final class RocaFingerprint {
    /** Small primes for which 65537 has few powers. One in 2^27 good keys is rejected. */
    private static final int[] PRIMES = {11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157};

    private RocaFingerprint() {}

    static boolean matches(BigInteger modulus) {
        for (int prime : PRIMES) {
            if (!isPower(modulus.mod(BigInteger.valueOf(prime)).intValue(), prime)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPower(int remainder, int prime) {
        int power = 1;
        do {
            if (power == remainder) {
                return true;
            }
            power = power * 65537 % prime;
        } while (power != 1);
        return false;
    }
}
