package io.github.dropwizardjwt.redis;

import org.jspecify.annotations.Nullable;

/** The primary is being replaced: what it confirms now may be lost. */
final class FailoverException extends NoPrimaryException {
    static final String MESSAGE = "The sentinels are replacing the primary";

    private static final long serialVersionUID = 1;

    FailoverException(@Nullable Throwable cause) {
        super(MESSAGE, cause);
    }
}
