package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.json.Base64Url;
import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes invalid tokens of a good one.
 *
 * @param good the good one
 * @param issued the same, issued
 */
record Forge(TestToken good, Minted issued) {
    /** No setting tolerates as much. */
    private static final long BEYOND_SKEW = TokenManagerBuilder.maxClockSkew().toSeconds() + 1;

    private static final long LONG = Duration.ofDays(1).toSeconds();
    private static final SecureRandom RANDOM = new SecureRandom();

    /** An invalid token of this kind. */
    String of(Forgery kind) {
        return switch (kind) {
            case MALFORMED -> "not-a-token";
            case ALG_NONE -> algNone();
            case WRONG_KEY -> wrongKey();
            case WRONG_ALGORITHM -> wrongAlgorithm();
            case KEY_CONFUSION -> keyConfusion();
            case TAMPERED -> tampered();
            case CUT_SIGNATURE -> cutSignature();
            case EXPIRED -> expired();
            case NOT_YET_VALID -> notYetValid();
            case ISSUED_IN_THE_FUTURE -> issuedInTheFuture();
            case WRONG_ISSUER -> wrongIssuer();
            case WRONG_AUDIENCE -> wrongAudience();
            case WRONG_TYPE -> wrongType();
            case UNKNOWN_KEY_ID -> unknownKeyId();
            case REVOKED -> revoked();
            case REUSED -> reused();
        };
    }

    private String algNone() {
        Map<String, @Nullable Object> header = new LinkedHashMap<>(issued.header());
        header.put("alg", "none");
        return encoded(header) + "." + issued.segment(1) + ".";
    }

    private String wrongKey() {
        Algorithm algorithm = Algorithm.named(issued.algorithm()).orElseThrow();
        return FreshKeys.of(algorithm, issued.keyId()).sign(issued.header(), issued.claims());
    }

    private String wrongAlgorithm() {
        byte[] secret = new byte[64];
        RANDOM.nextBytes(secret);
        return issued.algorithm().equals("HS256") ? hmac("HS384", secret) : hmac("HS256", secret);
    }

    private String keyConfusion() {
        PublicKey key = good.mint().publicKey().orElseThrow();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return hmac("HS256", pem.getBytes(StandardCharsets.US_ASCII));
    }

    private String tampered() {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>(issued.claims());
        claims.put("sub", claims.get("sub") + "-");
        return issued.segment(0) + "." + encoded(claims) + "." + issued.segment(2);
    }

    private String cutSignature() {
        String signature = issued.segment(2);
        // A multiple of four characters encodes whole bytes.
        return issued.segment(0) + "." + issued.segment(1) + "." + signature.substring(0, signature.length() / 8 * 4);
    }

    private String expired() {
        return changed(claims -> {
            claims.put("iat", now() - LONG);
            claims.put("exp", now() - BEYOND_SKEW);
        });
    }

    private String notYetValid() {
        return changed(claims -> {
            claims.put("nbf", now() + BEYOND_SKEW);
            claims.put("exp", now() + LONG);
        });
    }

    private String issuedInTheFuture() {
        return changed(claims -> {
            claims.put("iat", now() + BEYOND_SKEW);
            claims.put("exp", now() + LONG);
        });
    }

    private String wrongIssuer() {
        return changed(claims -> claims.put("iss", "https://issuer.invalid"));
    }

    private String wrongAudience() {
        return changed(claims -> claims.put("aud", "https://audience.invalid"));
    }

    private String wrongType() {
        TokenType other = good.type() == TokenType.AUTH ? TokenType.REFRESH : TokenType.AUTH;
        return changed(claims -> {
            claims.put("type", other.claim());
            if (other == TokenType.REFRESH) {
                claims.put("rid", claims.get("jti"));
            }
        });
    }

    private String unknownKeyId() {
        Map<String, @Nullable Object> header = new LinkedHashMap<>(issued.header());
        header.put("kid", "unknown");
        return good.mint().sign(header, issued.claims());
    }

    /** Issued for this: the other one may still be in use. */
    private String revoked() {
        String text = good.text();
        SessionManager sessions = good.mint().sessions().orElseThrow();
        sessions.revoke(sessions.tokens().verifyEvenIfRevoked(text, good.type()));
        return text;
    }

    /** The session ends when its first refresh token comes back after two others. */
    private String reused() {
        SessionManager sessions = good.mint().sessions().orElseThrow();
        TokenPair first = sessions.open(good.subject())
                .claims(ClaimChanges.ordinary(good))
                .client("test")
                .issue();
        TokenPair second = sessions.refresh(first.refresh(), null, Map.of());
        sessions.refresh(second.refresh(), null, Map.of());
        try {
            sessions.refresh(first.refresh(), null, Map.of());
        } catch (TokenRejectedException e) {
            return (good.type() == TokenType.REFRESH ? first.refresh() : first.auth()).signed();
        }
        throw new IllegalStateException("The session manager has exchanged a refresh token that was used before");
    }

    private String changed(Consumer<Map<String, @Nullable Object>> change) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>(issued.claims());
        change.accept(claims);
        return good.mint().sign(issued.header(), claims);
    }

    private long now() {
        return good.mint().now().getEpochSecond();
    }

    private String hmac(String algorithm, byte[] secret) {
        Map<String, @Nullable Object> header = new LinkedHashMap<>(issued.header());
        header.put("alg", algorithm);
        String input = encoded(header) + "." + issued.segment(1);
        String name = "HmacSHA" + algorithm.substring(2);
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(secret, name));
            return input + "." + Base64Url.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each Java runtime has " + name, e);
        }
    }

    private static String encoded(Map<String, @Nullable Object> object) {
        return Base64Url.encode(Json.write(object));
    }
}
