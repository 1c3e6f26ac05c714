package io.github.dropwizardjwt.key;

import java.math.BigInteger;

/**
 * RSA keys of chips whose primes are powers of 65537 modulo many small primes, and can therefore be factored ("The
 * Return of Coppersmith's Attack", CVE-2017-15361). The product of two such primes is such a power too.
 */
final class Roca {
    /** Those of the small primes for which 65537 has few powers; a good key passes for a bad one in 2^27 cases once. */
    private static final int[] PRIMES = {11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157};

    private Roca() {}

    static boolean isLikely(BigInteger modulus) {
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
