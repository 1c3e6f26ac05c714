package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.VerificationKey;
import org.jspecify.annotations.Nullable;

/** A token with a good signature, and what it takes to ask again whether it still counts. */
final class VerifiedToken {
    private final Token token;
    private final JoseHeader header;
    private final VerificationKey key;
    private final IssuerPolicy issuer;
    /** The last keys found to have that key. They never change, so they need not be searched again. */
    private @Nullable KeySet searched;

    /**
     * A token that was verified.
     *
     * @param token the token
     * @param header its header
     * @param key the key that vouched for it
     * @param issuer whose key that is
     */
    VerifiedToken(Token token, JoseHeader header, VerificationKey key, IssuerPolicy issuer) {
        this.token = token;
        this.header = header;
        this.key = key;
        this.issuer = issuer;
    }

    Token token() {
        return token;
    }

    VerificationKey key() {
        return key;
    }

    IssuerPolicy issuer() {
        return issuer;
    }

    /** Whether its issuer would have it checked by the very same key now; a key of the same id is not enough. */
    boolean isKeyCurrent() {
        KeySet now = issuer.keys();
        // Threads may write this at once: each writes what it has searched itself.
        if (now == searched) {
            return true;
        }
        boolean vouchedFor = now.select(header.keyId(), header.algorithm()).orElse(null) == key;
        if (vouchedFor) {
            searched = now;
        }
        return vouchedFor;
    }
}
