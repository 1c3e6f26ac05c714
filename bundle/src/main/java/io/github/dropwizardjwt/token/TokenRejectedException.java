package io.github.dropwizardjwt.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token is rejected. Holds the reason, and no part of the token but its key id. Has no stack trace, so that a flood
 * of invalid tokens stays cheap.
 */
public final class TokenRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable String keyId;

    /**
     * A rejection.
     *
     * @param reason why
     */
    public TokenRejectedException(Reason reason) {
        this(reason, (String) null);
    }

    /**
     * A rejection of a token that was verified before.
     *
     * @param reason why
     * @param token the token
     */
    public TokenRejectedException(Reason reason, Token token) {
        this(reason, token.header().get("kid") instanceof String keyId ? keyId : null);
    }

    TokenRejectedException(Reason reason, @Nullable String keyId) {
        super("Token rejected: " + reason, null, false, false);
        this.reason = reason;
        this.keyId = keyId;
    }

    /**
     * Why the token was rejected.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The id of the key that the token was verified with.
     *
     * @return the id of a known key, never an unverified {@code kid}; empty where no key was selected
     */
    public Optional<String> keyId() {
        return Optional.ofNullable(keyId);
    }
}
