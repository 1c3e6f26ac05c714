package io.github.dropwizardjwt.benchmarks.sample;

import io.github.dropwizardjwt.key.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The token that every library verifies and issues, signed by the JCA alone.
 *
 * @param algorithm the {@code alg} header
 * @param issuer the {@code iss} claim
 * @param expiresAt the {@code exp} claim; {@code iat} is {@link #LIFETIME} before it
 */
public record Sample(String algorithm, String issuer, Instant expiresAt) {
    public static final String ISSUER = "https://tokens.example.com";
    public static final String SUBJECT = "alice@example.com";
    /** Three members. */
    public static final Map<String, Object> SCOPE = scope();

    public static final String TENANT = "acme";
    public static final int LEVEL = 3;
    /** The lifetime of each token, in seconds. */
    public static final long LIFETIME = 3600;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** The contents of a valid token. */
    public static Sample good(Algorithm algorithm) {
        return new Sample(algorithm.name(), ISSUER, Instant.now().plusSeconds(LIFETIME));
    }

    /** The same with another {@code alg} header. */
    public Sample withAlgorithm(String name) {
        return new Sample(name, issuer, expiresAt);
    }

    /** A {@code jti}: 16 random bytes. Every library that issues gets one from here. */
    public static String newId() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    /** The signing input of a new token (RFC 7515 §5.1). */
    public String signingInput() {
        String header = """
                {"alg":"%s","typ":"JWT","kid":"%s"}""".formatted(algorithm, Keys.ID);
        String payload = """
                {"iss":"%s","sub":"%s","iat":%d,"exp":%d,"jti":"%s","type":"auth",\
                "scope":{"admin":true,"reports":true,"write":false},"tenant":"%s","level":%d}""".formatted(
                        issuer,
                        SUBJECT,
                        expiresAt.getEpochSecond() - LIFETIME,
                        expiresAt.getEpochSecond(),
                        newId(),
                        TENANT,
                        LEVEL);
        return encode(header) + "." + encode(payload);
    }

    /** A new token; the {@code jti} differs each time. */
    public String signedWith(Jca.Signer signer) {
        String input = signingInput();
        try {
            return input + "." + BASE64.encodeToString(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> scope() {
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("admin", true);
        scope.put("reports", true);
        scope.put("write", false);
        return scope;
    }
}
