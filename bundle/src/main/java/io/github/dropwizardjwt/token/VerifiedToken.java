package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.VerificationKey;

/**
 * A token with a good signature, and what it takes to ask again whether it still counts.
 *
 * @param token the token
 * @param header its header
 * @param key the key that vouched for it
 */
record VerifiedToken(Token token, JoseHeader header, VerificationKey key) {

    /** Whether the keys would have it checked by the very same key, a key of the same id is not enough. */
    boolean isVouchedForBy(KeySet keys) {
        return keys.select(header.keyId(), header.algorithm()).orElse(null) == key;
    }
}
