package io.github.dropwizardjwt.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a store knows of a token. Immutable.
 *
 * @param hash the hash of its issuer and id ({@code iss} and {@code jti}); 43 characters of base64url
 * @param sid the session it belongs to; null for a token of another issuer, which belongs to none
 * @param expiresAt from when on the token is rejected for its age, so that nobody asks for it any more
 */
public record TokenReference(String hash, @Nullable String sid, Instant expiresAt) {}
