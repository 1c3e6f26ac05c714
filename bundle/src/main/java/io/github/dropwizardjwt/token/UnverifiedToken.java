package io.github.dropwizardjwt.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a token says of itself, believed by nobody: its signature was not checked, nor its time, issuer or audience. For
 * inspection only; not a {@link java.security.Principal}. Immutable and safe for use by many threads.
 */
public final class UnverifiedToken {
    private final Map<String, @Nullable Object> header;
    private final Map<String, @Nullable Object> claims;

    UnverifiedToken(Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims) {
        this.header = header;
        this.claims = claims;
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
