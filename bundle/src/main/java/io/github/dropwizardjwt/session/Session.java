package io.github.dropwizardjwt.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One login and what descends from it: a family of refresh tokens, of which one is current, and the auth tokens made
 * with them. Immutable. Moments are whole milliseconds.
 *
 * @param sid its name, the {@code sid} claim of its tokens; 22 characters of base64url. It opens nothing
 * @param subject whose it is; at most 255 characters, to be compared code point by code point
 * @param client what the application said of the client at login; at most 200 characters, without
 *     control characters; null for nothing
 * @param claims scope and further claims of its auth tokens, as a JSON object
 * @param createdAt when it was opened
 * @param lastUsedAt when its current refresh token was issued, and so when the one before was first used
 * @param expiresAt from when on it is over, unless it is refreshed before
 * @param endsAt from when on it is over, whatever happens; never before {@code expiresAt}
 * @param refreshHash the hash of its current refresh token's id; 43 characters of base64url
 * @param spentHash the same of the refresh token before; null until the first is used
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

    /** What OpenID Connect Core §2 allows. */
    static final int LONGEST_SUBJECT = 255;

    static final int LONGEST_CLIENT = 200;

    /**
     * The session after its current refresh token was used.
     *
     * @param nextHash the hash of the id of the refresh token that is issued for it
     * @param nextClaims the claims of auth tokens from now on
     * @param now when it was used
     * @param nextExpiresAt until when it may be refreshed again
     * @return the session, with the current refresh token spent
     */
    Session advanced(String nextHash, String nextClaims, Instant now, Instant nextExpiresAt) {
        return new Session(
                sid, subject, client, nextClaims, createdAt, now, nextExpiresAt, endsAt, nextHash, refreshHash);
    }

    /** Neither claims nor hashes. */
    @Override
    public String toString() {
        return "Session[" + sid + "]";
    }
}
