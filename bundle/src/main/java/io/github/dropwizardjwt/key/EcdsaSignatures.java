package io.github.dropwizardjwt.key;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The numbers r and s of an ECDSA signature, side by side and each as long as the order of the curve (RFC 7518 §3.4).
 * Immutable and thread-safe.
 */
final class EcdsaNumbers {
    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 0x02;

    /** What comes before the length where one byte cannot tell it. */
    private static final byte LONG_LENGTH = (byte) 0x81;

    private final byte[] order;

    EcdsaNumbers(Algorithm algorithm) {
        byte[] signed = KeyStrength.curve(algorithm).getOrder().toByteArray();
        int length = length(algorithm) / 2;
        this.order = Arrays.copyOfRange(signed, signed.length - length, signed.length);
    }

    /** The length of a signature. */
    static int length(Algorithm algorithm) {
        return 2 * ((algorithm.bits() + Byte.SIZE - 1) / Byte.SIZE);
    }

    /**
     * Whether both are greater than 0 and less than the order of the curve. Where a provider forgets to look, two others
     * fit every message (CVE-2022-21449).
     */
    boolean areInRange(byte[] signature) {
        return isInRange(signature, 0) && isInRange(signature, order.length);
    }

    private boolean isInRange(byte[] signature, int from) {
        int end = from + order.length;
        return Arrays.compareUnsigned(signature, from, end, order, 0, order.length) < 0
                && !isZero(signature, from, end);
    }

    private static boolean isZero(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The same signature in DER (RFC 3279 §2.2.3), of which there is exactly one form. */
    static byte[] toDer(byte[] signature) {
        byte[] r = integer(Arrays.copyOfRange(signature, 0, signature.length / 2));
        byte[] s = integer(Arrays.copyOfRange(signature, signature.length / 2, signature.length));
        int length = r.length + s.length;
        boolean isLong = length > Byte.MAX_VALUE;
        ByteBuffer der = ByteBuffer.allocate((isLong ? 3 : 2) + length).put(SEQUENCE);
        if (isLong) {
            der.put(LONG_LENGTH);
        }
        return der.put((byte) length).put(r).put(s).array();
    }

    private static byte[] integer(byte[] magnitude) {
        byte[] shortest = new BigInteger(1, magnitude).toByteArray();
        return ByteBuffer.allocate(2 + shortest.length)
                .put(INTEGER)
                .put((byte) shortest.length)
                .put(shortest)
                .array();
    }
}
