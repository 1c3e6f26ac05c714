package io.github.dropwizardjwt.session;

import com.google.common.hash.Hashing;
import io.github.dropwizardjwt.json.Base64Url;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Ids of the tokens of a session. The first refresh token's is random. Each later one is derived from the one before
 * it, so that a repeated request gets the same successor, which is not stored anywhere.
 */
final class TokenIds {
    /** As many as {@link io.github.dropwizardjwt.token.RandomId} has. */
    private static final int ID_BYTES = 16;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    private TokenIds() {}

    /** Whether a text has the form of an id. */
    static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** The id of the refresh token that replaces this one. */
    static String successor(String refreshId) {
        return derived("refresh", refreshId);
    }

    /** The id of the auth token that is issued with this refresh token. */
    static String companion(String refreshId) {
        return derived("auth", refreshId);
    }

    /** The id under which a store keeps a ticket, which whoever reads the store cannot turn into the ticket. */
    static String ofTicket(String ticket) {
        return derived("ticket", ticket);
    }

    /** What a store keeps of an id. With the issuer, since ids are unique per issuer only (RFC 7519 §4.1.7). */
    static String hash(String issuer, String id) {
        return Base64Url.encode(sha256(issuer.length() + " " + issuer + id));
    }

    private static String derived(String purpose, String secret) {
        return Base64Url.encode(Arrays.copyOf(sha256(purpose + " " + secret), ID_BYTES));
    }

    private static byte[] sha256(String text) {
        return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).asBytes();
    }
}
