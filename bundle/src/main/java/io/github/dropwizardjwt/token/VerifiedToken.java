package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.VerificationKey;
import org.jspecify.annotations.Nullable;

/** A token with a valid signature, and what is needed to check it again. Thread-safe. */
final class VerifiedToken {
    private final Token token;
    private final JoseHeader header;
    private final VerificationKey key;
    private final IssuerPolicy policy;
    /** The last key set that was found to have that key. Key sets are immutable, so it is not searched again. */
    private @Nullable KeySet searched;

    /**
     * A token that was verified.
     *
     * @param token the token
     * @param header its header
     * @param key the key that verified its signature
     * @param policy the policy of its issuer
     */
    VerifiedToken(Token token, JoseHeader header, VerificationKey key, IssuerPolicy policy) {
        this.token = token;
        this.header = header;
        this.key = key;
        this.policy = policy;
    }

    Token token() {
        return token;
    }

    VerificationKey key() {
        return key;
    }

    IssuerPolicy policy() {
        return policy;
    }

    /** Whether the issuer's current keys select the very same key; one with the same id is not enough. */
    boolean isKeyCurrent() {
        KeySet now = policy.keys();
        // A race is harmless: each thread writes a set that it has searched itself.
        if (now == searched) {
            return true;
        }
        boolean isSelected = now.select(header.keyId(), header.algorithm()).orElse(null) == key;
        if (isSelected) {
            searched = now;
        }
        return isSelected;
    }
}
