package io.github.dropwizardjwt.key;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The format of ECDSA signatures: the numbers r and s one after the other, each as long as the order of the curve (RFC
 * 7518 §3.4). Immutable and thread-safe.
 */
final class EcdsaSignatures {
    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 0x02;

    /** Precedes a length of 128 or more. */
    private static final byte LONG_LENGTH = (byte) 0x81;

    private final byte[] order;

    EcdsaSignatures(Algorithm algorithm) {
        byte[] signed = KeyStrength.curve(algorithm).getOrder().toByteArray();
        int length = length(algorithm) / 2;
        this.order = Arrays.copyOfRange(signed, signed.length - length, signed.length);
    }

    /** The length of a signature in bytes. */
    static int length(Algorithm algorithm) {
        return 2 * ((algorithm.bits() + Byte.SIZE - 1) / Byte.SIZE);
    }

    /**
     * Whether r and s are greater than 0 and less than the order of the curve. With a provider that does not check
     * this, a signature of zeros is valid for every message (CVE-2022-21449).
     */
    boolean isInRange(byte[] signature) {
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

    /**
     * The same signature as a provider makes it, in DER.
     *
     * @param length the length of the result
     * @throws IllegalArgumentException or another RuntimeException if it is not one of that length in DER
     */
    static byte[] ofDer(byte[] der, int length) {
        ByteBuffer in = ByteBuffer.wrap(der);
        byte tag = in.get();
        byte first = in.get();
        int sequence = first == LONG_LENGTH ? Byte.toUnsignedInt(in.get()) : first;
        if (tag != SEQUENCE || sequence != in.remaining()) {
            throw new IllegalArgumentException("Not a sequence");
        }
        ByteBuffer signature = ByteBuffer.allocate(length);
        putNumber(in, signature.slice(0, length / 2));
        putNumber(in, signature.slice(length / 2, length / 2));
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("More than two numbers");
        }
        return signature.array();
    }

    private static void putNumber(ByteBuffer der, ByteBuffer half) {
        if (der.get() != INTEGER) {
            throw new IllegalArgumentException("Not a number");
        }
        byte[] number = new byte[der.get()];
        der.get(number);
        // One whose first bit is set has a zero before it.
        int from = number[0] == 0 ? 1 : 0;
        half.position(half.limit() - (number.length - from)).put(number, from, number.length - from);
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
