package io.github.dropwizardjwt.example;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Variants of a valid HS256 token, each changed in one place and with a name, made without this library. Some are
 * signed with the service's own secret, so that they are not rejected for the signature.
 */
final class ForgedTokens {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final List<String> VALUES =
            List.of("null", "true", "-1", "-1.5", "1e400", "\"\"", "\" \"", "[]", "[1]", "[[]]", "{}", "{\"a\":1}");

    private final Map<String, String> forged = new LinkedHashMap<>();
    private final String[] segments;
    private final String header;
    private final String claims;
    private final byte[] secret;

    private ForgedTokens(String token, byte[] secret) {
        this.segments = token.split("\\.", -1);
        this.header = decoded(segments[0]);
        this.claims = decoded(segments[1]);
        this.secret = secret;
    }

    /** A token that is accepted, which shows that the others are rejected for what was changed. */
    static String resigned(String token, byte[] secret) {
        ForgedTokens same = new ForgedTokens(token, secret);
        return same.signed("HmacSHA256", same.header, same.claims);
    }

    static Map<String, String> of(String token, byte[] secret) {
        ForgedTokens tokens = new ForgedTokens(token, secret);
        tokens.changeSignature();
        tokens.changeCharacters(token);
        tokens.changeHeader();
        tokens.changeClaims();
        return tokens.forged;
    }

    private void changeSignature() {
        byte[] signature = Base64.getUrlDecoder().decode(segments[2]);
        for (int bit = 0; bit < signature.length * Byte.SIZE; bit++) {
            byte[] flipped = signature.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            forged.put("signature with bit " + bit + " flipped", joined(segments[0], segments[1], encoded(flipped)));
        }
        forged.put("no signature", joined(segments[0], segments[1], ""));
        forged.put("two segments", segments[0] + "." + segments[1]);
        forged.put("a signature of another token", joined(segments[0], encoded("{}"), segments[2]));
    }

    private void changeCharacters(String token) {
        for (int i = 0; i < token.length(); i++) {
            String before = token.substring(0, i);
            String after = token.substring(i + 1);
            int value = ALPHABET.indexOf(token.charAt(i));
            if (value >= 0) {
                // The lowest bit: in the last character of a segment it may be unused.
                forged.put("another character " + i, before + ALPHABET.charAt(value ^ 1) + after);
            }
            forged.put("without character " + i, before + after);
        }
    }

    private void changeHeader() {
        for (String none : List.of("none", "None", "NONE", "nOnE", "", "hs256", "HS256 ", "RS256", "ES256", "dir")) {
            String changed = header.replace("\"HS256\"", "\"" + none + "\"");
            forged.put("alg '" + none + "'", signed("HmacSHA256", changed, claims));
            forged.put("alg '" + none + "', unsigned", joined(encoded(changed), segments[1], ""));
        }
        forged.put("HS384", signed("HmacSHA384", header.replace("HS256", "HS384"), claims));
        forged.put("HS512", signed("HmacSHA512", header.replace("HS256", "HS512"), claims));
        forged.put("HS256 by name alone", signed("HmacSHA512", header, claims));
        for (String member : List.of(
                "\"crit\":[\"exp\"]",
                "\"b64\":false",
                "\"zip\":\"DEF\"",
                "\"jku\":\"http://localhost/keys\"",
                "\"x5u\":\"http://localhost/keys\"",
                "\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "\"x5c\":[\"AAAA\"]",
                "\"cty\":\"JWT\"",
                "\"alg\":\"HS256\"",
                "\"kid\":\"../../etc/passwd\"")) {
            forged.put("header with " + member, signed("HmacSHA256", with(member, header), claims));
        }
    }

    private void changeClaims() {
        for (String name : List.of("iss", "sub", "exp", "iat", "jti", "type", "sid")) {
            for (String value : VALUES) {
                forged.put(name + " " + value, withClaim(name, value));
            }
            forged.put("without " + name, signed("HmacSHA256", header, replaced(name, "\"x" + name + "\":0")));
            forged.put(name + " twice", signed("HmacSHA256", header, with("\"" + name + "\":\"x\"", claims)));
        }
        forged.put("expired", withClaim("exp", "1"));
        forged.put("issued in the future", withClaim("iat", "253402300799"));
        forged.put("of another issuer", withClaim("iss", "\"another\""));
        forged.put("of no session", withClaim("sid", "\"another\""));
        for (String member : List.of(
                "\"aud\":\"example-service\"", "\"nbf\":253402300799", "\"cnf\":{\"jkt\":\"x\"}", "\"nbf\":\"0\"")) {
            forged.put("claims with " + member, signed("HmacSHA256", header, with(member, claims)));
        }
        for (String text : List.of("", "null", "[]", "\"text\"", claims + claims, claims + "}", "\ufeff" + claims)) {
            forged.put("claims that are " + text, signed("HmacSHA256", header, text));
        }
    }

    private String withClaim(String name, String value) {
        return signed("HmacSHA256", header, replaced(name, "\"" + name + "\":" + value));
    }

    private String replaced(String name, String member) {
        String changed = claims.replaceFirst("\"" + name + "\":(\"[^\"]*\"|\\d+)", member.replace("\\", "\\\\"));
        if (changed.equals(claims)) {
            throw new IllegalStateException("The token has no claim " + name);
        }
        return changed;
    }

    private static String with(String member, String object) {
        return "{" + member + "," + object.substring(1);
    }

    private String signed(String mac, String header, String claims) {
        String input = encoded(header) + "." + encoded(claims);
        try {
            Mac signer = Mac.getInstance(mac);
            signer.init(new SecretKeySpec(secret, mac));
            return input + "." + encoded(signer.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String joined(String... segments) {
        return String.join(".", segments);
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decoded(String segment) {
        return new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8);
    }
}
