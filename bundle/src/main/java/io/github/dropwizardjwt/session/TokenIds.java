package io.github.dropwizardjwt.session;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The ids of sessions and of their tokens. The first refresh token's is random; those after it follow from it, so that
 * who asks again with the same token is answered with the same successor, though nobody has kept it.
 */
final class TokenIds {
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenIds() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return encode(bytes);
    }

    /** Whether a text looks like one of these. */
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** The id of the refresh token that is issued for one. */
    static String successor(String refreshId) {
        return derived("refresh", refreshId);
    }

    /** The id of the auth token that is issued together with a refresh token. */
    static String companion(String refreshId) {
        return derived("auth", refreshId);
    }

    /** What is kept of a token: ids are unique per issuer only (RFC 7519 §4.1.7). */
    static String hash(String issuer, String id) {
        return encode(sha256(issuer.length() + " " + issuer + id));
    }

    private static String derived(String purpose, String refreshId) {
        return encode(Arrays.copyOf(sha256(purpose + " " + refreshId), BYTES));
    }

    private static byte[] sha256(String text) {
        return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).asBytes();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
