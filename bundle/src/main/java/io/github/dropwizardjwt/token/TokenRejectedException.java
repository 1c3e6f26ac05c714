package io.github.dropwizardjwt.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that is not accepted. Holds why, and no part of the token but its key id; carries no stack trace, since a
 * flood of bad tokens must stay cheap.
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
     * The key that the token was checked with.
     *
     * @return the id of one of this service's keys; empty where it did not come to that, whatever the token says
     */
    public Optional<String> keyId() {
        return Optional.ofNullable(keyId);
    }
}
