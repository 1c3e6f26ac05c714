package io.github.dropwizardjwt.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs any bytes as header and payload, well-formed or not, with the JCA alone: what a holder of the key could send.
 */
public final class Forge {
    private Forge() {}

    /** An HS256 token under {@link TestKeys#SECRET}. */
    public static String hs256(String header, String payload) {
        return hs256(utf8(header), utf8(payload));
    }

    public static String hs256(byte[] header, byte[] payload) {
        return hs256Segments(base64(header), base64(payload));
    }

    /** Segments as they are, canonical or not, signed as they are. */
    public static String hs256Segments(String header, String payload) {
        String input = header + "." + payload;
        return input + "." + base64(mac("HmacSHA256", TestKeys.secret(), input));
    }

    public static String rsa(String jcaName, String header, String payload) {
        String input = base64(utf8(header)) + "." + base64(utf8(payload));
        return input + "." + base64(sign(jcaName, TestKeys.privateKey("rsa-2048"), input));
    }

    public static byte[] mac(String jcaName, byte[] secret, String input) {
        try {
            Mac mac = Mac.getInstance(jcaName);
            mac.init(new SecretKeySpec(secret, jcaName));
            return mac.doFinal(input.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RSASSA-PSS as {@code PS256}, {@code PS384}, {@code PS512}; all others as the JCA calls them. */
    public static byte[] sign(String jcaName, PrivateKey key, String input) {
        try {
            boolean pss = jcaName.startsWith("PS");
            Signature signature = Signature.getInstance(pss ? "RSASSA-PSS" : jcaName);
            if (pss) {
                int bits = Integer.parseInt(jcaName.substring(2));
                signature.setParameter(
                        new PSSParameterSpec("SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), bits / 8, 1));
            }
            signature.initSign(key);
            signature.update(input.getBytes(StandardCharsets.ISO_8859_1));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] bytesOf(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }
}
