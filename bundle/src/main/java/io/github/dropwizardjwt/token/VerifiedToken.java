package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.VerificationKey;

/**
 * A token with a good signature, and what it takes to ask again whether it still counts.
 *
 * @param token the token
 * @param header its header
 * @param key the key that vouched for it
 * @param issuer whose key that is
 */
record VerifiedToken(Token token, JoseHeader header, VerificationKey key, Issuer issuer) {

    /** Whether its issuer would have it checked by the very same key now; a key of the same id is not enough. */
    boolean isStillVouchedFor() {
        return issuer.keys().select(header.keyId(), header.algorithm()).orElse(null) == key;
    }
}
