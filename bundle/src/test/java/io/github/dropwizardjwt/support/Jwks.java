package io.github.dropwizardjwt.support;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes public keys as JWKs without the code under test, as an issuer of another make would. */
public final class Jwks {
    private Jwks() {}

    /** A set of these keys. */
    public static String set(String... keys) {
        return Stream.of(keys).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    /**
     * One key.
     *
     * @param further its other members, such as {@code "kid":"k1"}
     */
    public static String jwk(PublicKey key, String... further) {
        return Stream.concat(Stream.of(numbers(key)), Stream.of(further)).collect(Collectors.joining(",", "{", "}"));
    }

    private static String numbers(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return "\"kty\":\"RSA\",\"n\":\"" + base64(unsigned(rsa.getModulus())) + "\",\"e\":\""
                    + base64(unsigned(rsa.getPublicExponent())) + "\"";
        }
        if (key instanceof ECPublicKey ec) {
            int bits = ec.getParams().getOrder().bitLength();
            return "\"kty\":\"EC\",\"crv\":\"P-" + bits + "\",\"x\":\""
                    + base64(padded(ec.getW().getAffineX(), (bits + 7) / 8)) + "\",\"y\":\""
                    + base64(padded(ec.getW().getAffineY(), (bits + 7) / 8)) + "\"";
        }
        if (key instanceof EdECPublicKey edwards) {
            // The encoding of RFC 8032 is the end of the SubjectPublicKeyInfo.
            byte[] encoded = key.getEncoded();
            int length = edwards.getParams().getName().equals("Ed448") ? 57 : 32;
            return "\"kty\":\"OKP\",\"crv\":\"" + edwards.getParams().getName() + "\",\"x\":\""
                    + base64(Arrays.copyOfRange(encoded, encoded.length - length, encoded.length)) + "\"";
        }
        throw new IllegalArgumentException(key.getAlgorithm());
    }

    private static byte[] unsigned(BigInteger number) {
        return padded(number, (number.bitLength() + 7) / 8);
    }

    /** The number in as many bytes. */
    public static byte[] padded(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] padded = new byte[length];
        int copied = Math.min(signed.length, length);
        System.arraycopy(signed, signed.length - copied, padded, length - copied, copied);
        return padded;
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
