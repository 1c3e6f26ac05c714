package io.github.dropwizardjwt.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One login and the tokens that descend from it: a family of refresh tokens (RFC 9700 §4.14.2), of which one is
 * current, and the auth tokens issued with them; or an API token, which has no refresh tokens. Immutable. Instants are
 * whole milliseconds.
 *
 * @param sid its id, the {@code sid} claim of its tokens; 22 characters of base64url. It is no credential
 * @param subject the subject who logged in; at most 255 characters, to be compared code point by code point. For an API
 *     token, the control character U+0001 and its subject; for a ticket, U+0002 and a hash: no login has that subject
 * @param client the application's description of the client at login, or the name of the API token; at most 200
 *     characters, without control characters; null for none
 * @param claims scope and custom claims of its auth tokens, as a JSON object
 * @param createdAt when it was opened
 * @param lastUsedAt when its current refresh token was issued, which is when the one before was first used
 * @param expiresAt when it expires, unless it is refreshed before
 * @param endsAt when it ends, however often it is refreshed; never before {@code expiresAt}
 * @param refreshHash the hash of its current refresh token's id; 43 characters of base64url
 * @param spentHash the hash of the previous refresh token's id; null until the first is used
 */
public record Session(
        String sid,
        String subject,
        @Nullable String client,
        String claims,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        Instant endsAt,
        String refreshHash,
        @Nullable String spentHash) {

    /** As OpenID Connect Core §2 limits {@code sub}. */
    static final int MAX_SUBJECT_LENGTH = 255;

    static final int MAX_CLIENT_LENGTH = 200;

    /**
     * The session after a refresh.
     *
     * @param nextHash the hash of the id of the next refresh token
     * @param nextClaims the claims of auth tokens from now on
     * @param now the time of the refresh
     * @param nextExpiresAt when the session expires, unless it is refreshed again
     * @return the session, with the current refresh token spent
     */
    Session advanced(String nextHash, String nextClaims, Instant now, Instant nextExpiresAt) {
        return new Session(
                sid, subject, client, nextClaims, createdAt, now, nextExpiresAt, endsAt, nextHash, refreshHash);
    }

    /** Without subject, claims and hashes. */
    @Override
    public String toString() {
        return "Session[" + sid + "]";
    }
}
