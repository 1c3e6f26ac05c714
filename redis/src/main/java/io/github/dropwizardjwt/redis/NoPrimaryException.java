package io.github.dropwizardjwt.redis;

import io.lettuce.core.RedisException;
import org.jspecify.annotations.Nullable;

/** No server is known to be the primary now: none can be reached, or it is in doubt which one it is. */
class NoPrimaryException extends RedisException {
    private static final long serialVersionUID = 1;

    NoPrimaryException(String message) {
        super(message);
    }

    NoPrimaryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
