package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.json.Base64Url;
import io.github.dropwizardjwt.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decoded token that was not verified: neither its signature nor its times, issuer or audience were checked. For
 * inspection only; not a {@link java.security.Principal}. Immutable and thread-safe.
 */
public final class UnverifiedToken {
    private static final int MAX_SIZE = 64 * 1024;

    private final Map<String, @Nullable Object> header;
    private final Map<String, @Nullable Object> claims;

    UnverifiedToken(Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims) {
        this.header = header;
        this.claims = claims;
    }

    /**
     * Decodes any JWS in the compact serialization (RFC 7515 §7.1), even one that is always rejected for its
     * {@code alg}, {@code typ}, {@code crit} or {@code jku}, or has an empty signature. No header parameter has any
     * effect.
     *
     * @param signed at most 65,536 characters
     * @return header and claims
     * @throws TokenRejectedException if these are not strictly valid JSON objects, a segment is not canonical
     *     base64url, or the text is too large
     */
    public static UnverifiedToken of(String signed) {
        if (signed.length() > MAX_SIZE) {
            throw new TokenRejectedException(Reason.TOO_LARGE);
        }
        String[] segments = signed.split("\\.", 4);
        if (segments.length != 3) {
            throw new TokenRejectedException(Reason.MALFORMED);
        }
        try {
            Base64Url.decode(segments[2]);
            return new UnverifiedToken(
                    Json.readObject(Base64Url.decode(segments[0])), Json.readObject(Base64Url.decode(segments[1])));
        } catch (RuntimeException e) {
            // Whatever makes a parser fail, the token is malformed.
            throw new TokenRejectedException(Reason.MALFORMED);
        }
    }

    /**
     * The header as it was sent (RFC 7515 §4).
     *
     * @return the parameters, immutable
     */
    public Map<String, @Nullable Object> header() {
        return header;
    }

    /**
     * The claims as they were sent (RFC 7519 §4).
     *
     * @return the claims, deeply immutable
     */
    public Map<String, @Nullable Object> claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "UnverifiedToken";
    }
}
