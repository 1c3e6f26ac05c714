package io.github.dropwizardjwt.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a token to a store, without what is in it. Immutable.
 *
 * @param hash the hash of its issuer and id ({@code iss} and {@code jti}); 43 characters of base64url
 * @param sid the id of the session it belongs to; null for a token of another issuer
 * @param expiresAt from when on the token has expired for every verifier, so that its revocation may be forgotten
 */
public record TokenReference(String hash, @Nullable String sid, Instant expiresAt) {
    /**
     * What the {@link SessionLog} names when the token is revoked.
     *
     * @return its session's id; its own hash if it has no session
     */
    public String nameInLog() {
        return sid == null ? hash : sid;
    }
}
