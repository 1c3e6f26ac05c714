package io.github.dropwizardjwt.config.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code previousKeys:}, a key that no longer signs, and verifies until it expires. A secret, a private key
 * or a public key, as in the section itself; of a private key only the public half is used. Not thread-safe.
 */
public final class PreviousKeyConfiguration extends KeyMaterialConfiguration {
    private @Nullable String until;
    private @Nullable String algorithm;

    /**
     * The instant at which the key expires, as {@code 2026-12-01T00:00:00Z} (RFC 3339). Required.
     *
     * @return the instant
     */
    @JsonProperty
    public @Nullable String getUntil() {
        return until;
    }

    @JsonProperty
    public void setUntil(@Nullable String until) {
        this.until = until;
    }

    /**
     * The one algorithm of this key. Default: that of the section.
     *
     * @return the algorithm's name; null for the default
     */
    @JsonProperty
    public @Nullable String getAlgorithm() {
        return algorithm;
    }

    @JsonProperty
    public void setAlgorithm(@Nullable String algorithm) {
        this.algorithm = algorithm;
    }

    /** Reveals nothing of the key. */
    @Override
    public String toString() {
        return "PreviousKeyConfiguration[until=" + until + "]";
    }
}
