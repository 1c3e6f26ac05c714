package io.github.dropwizardjwt.testing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signed token.
 *
 * @param header its header
 * @param claims its claims
 * @param text its compact serialization
 */
record Minted(Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims, String text) {
    /** The id of its key. */
    @Nullable
    String keyId() {
        return header.get("kid") instanceof String id ? id : null;
    }

    /** The name of its algorithm. */
    String algorithm() {
        return String.valueOf(header.get("alg"));
    }

    /** One of its three segments. */
    String segment(int index) {
        return text.split("\\.", -1)[index];
    }
}
