package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.support.Sections.SECRET;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Tokens and headers that are bad in ever new ways, the same for the same seed. */
final class BadTokens {
    private static final List<String> HEADERS = List.of(
            "{\"alg\":\"HS256\"}",
            "{\"alg\":\"none\"}",
            "{\"alg\":\"HS512\"}",
            "{\"alg\":\"RS256\"}",
            "{}",
            "[]",
            "null",
            "1",
            "\"alg\"",
            "",
            "{\"alg\":1}",
            "{\"alg\":null}",
            "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
            "{\"alg\":\"HS256\",\"kid\":7}",
            "{\"alg\":\"HS256\",\"kid\":\"../../etc/passwd\"}",
            "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}",
            "{\"alg\":\"HS256\",\"zip\":\"DEF\"}",
            "{\"alg\":\"HS256\",\"typ\":\"JOSE\"}",
            "{\"alg\":\"HS256\",\"typ\":[]}",
            "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}}",
            "{\"alg\":\"HS256\"}}",
            "{\"alg\":\"HS256\"",
            "{\"alg\":\"dir\",\"enc\":\"A128GCM\"}",
            "\uFEFF{\"alg\":\"HS256\"}",
            "{\"alg\":\"HS256\",\"x\":\"\\ud800\"}");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "1E400000000",
            "-1e-400000000",
            "1e99999999999",
            "253402300800",
            "[]",
            "{}",
            "\"\"",
            "\" \"",
            "\"\\ud83d\"",
            "[null]",
            "[[]]",
            "{\"a\":{}}",
            "NaN",
            "Infinity",
            "01",
            "9".repeat(300),
            "[\"example-service\"]",
            "[".repeat(40) + "]".repeat(40));

    private static final List<String> CLAIMS = List.of("iss", "sub", "iat", "exp", "nbf", "jti", "type", "aud", "cnf");
    /** What all of the routes ask for, so that only what is bad keeps a token out. */
    private static final String GRANTS = ",\"tenant\":\"acme\",\"scope\":{\"read\":true,\"level\":3},\"admin\":true}";

    private static final String ODD = "\u0001\u007f\u00e4\u00ff \t\"\\;,=%{}[]()<>@:?/.-_~+";

    private final Random random;
    private final String good;
    private final String[] segments;

    BadTokens(long seed, String good) {
        this.random = new Random(seed);
        this.good = good;
        this.segments = good.split("\\.", -1);
    }

    /** The value of an {@code Authorization} header; never a good token. */
    String nextHeader() {
        String token = next();
        return switch (random.nextInt(16)) {
            case 0 -> "Bearer" + token;
            case 1 -> "Bearer " + token + " " + token;
            case 2 -> "Bearer\t" + token;
            case 3 -> "Bearer," + token;
            case 4 -> "Basic " + token;
            case 5 -> odd(1 + random.nextInt(60));
            case 6 -> "Bearer " + odd(1 + random.nextInt(60));
            case 7 -> "Bearer " + good + odd(1 + random.nextInt(3)).strip() + "!";
            case 8 -> "bearer    " + token;
            default -> "Bearer " + token;
        };
    }

    /** The value of a {@code Cookie} header; never a good token. */
    String nextCookie() {
        String token = next();
        return switch (random.nextInt(10)) {
            case 0 -> "auth_token=" + good + "; auth_token=" + token;
            case 1 -> "auth_token=" + good + "; auth_token=" + good;
            case 2 -> "auth_token";
            case 3 -> "auth_token=\"" + token;
            case 4 -> odd(1 + random.nextInt(60));
            case 5 -> "=auth_token=" + good;
            case 6 -> "auth_token=" + odd(1 + random.nextInt(40)).replace(";", "") + "!";
            default -> "auth_token=" + token;
        };
    }

    private String next() {
        return switch (random.nextInt(16)) {
            case 0 -> changed(good);
            case 1 -> good.substring(0, random.nextInt(good.length()));
            case 2 -> encoded(pick(HEADERS)) + "." + segments[1] + "." + segments[2];
            case 3 -> signed(pick(HEADERS), claims(CLAIMS.get(0), "\"other-service\""));
            case 4 -> signed("{\"alg\":\"HS256\"}", pick(HEADERS));
            case 5 -> encoded(pick(HEADERS)) + "." + segments[1] + ".";
            case 6 -> "a.".repeat(random.nextInt(3000));
            case 7 -> bytes(random.nextInt(80)) + "." + bytes(random.nextInt(80)) + "." + bytes(random.nextInt(80));
            case 8 -> good + ".".repeat(1 + random.nextInt(4));
            case 10 -> signed(HEADERS.get(0), claims("type", random.nextBoolean() ? "\"refresh\"" : "\"auth \""));
            case 12 -> signed(HEADERS.get(0), claims("sub", "\"alice\\u0000\""));
            case 11 -> signed(HEADERS.get(0), claims("exp", random.nextBoolean() ? "0" : "1700000000"));
            case 9 -> "A".repeat(random.nextInt(12_000));
            default -> signed("{\"alg\":\"HS256\"}", claims(pick(CLAIMS), pick(VALUES)));
        };
    }

    /** Claims that are good but for the one given. */
    private static String claims(String name, String value) {
        String claims = "{\"iss\":\"example-service\",\"sub\":\"alice\",\"iat\":1000,\"exp\":253402300000,"
                + "\"type\":\"auth\",\"nbf\":1000,\"jti\":\"j\"" + GRANTS;
        String known = "\"" + name + "\":(\"[^\"]*\"|\\d+)";
        if (!Pattern.compile(known).matcher(claims).find()) {
            return claims.substring(0, claims.length() - 1) + ",\"" + name + "\":" + value + "}";
        }
        return claims.replaceFirst(known, ("\"" + name + "\":" + value).replace("\\", "\\\\"));
    }

    private static String signed(String header, String claims) {
        String input = encoded(header) + "." + encoded(claims);
        byte[] signature = Hashing.hmacSha256(SECRET.getBytes(StandardCharsets.UTF_8))
                .hashString(input, StandardCharsets.US_ASCII)
                .asBytes();
        return input + "." + encoded(signature);
    }

    private String changed(String token) {
        int at = random.nextInt(token.length());
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private String bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return encoded(bytes);
    }

    private String odd(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ODD.charAt(random.nextInt(ODD.length())));
        }
        return text.toString();
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
