package io.github.dropwizardjwt.redis;

import com.google.common.base.Throwables;
import io.lettuce.core.RedisCommandExecutionException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The error replies of Redis, which begin with a code in capitals, such as OOM; what follows may quote values. */
final class ErrorReply {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,20}\\b");

    private ErrorReply() {}

    /** The code of the error reply that caused a failure; empty if none did. */
    static Optional<String> code(Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .filter(RedisCommandExecutionException.class::isInstance)
                .map(reply -> CODE.matcher(String.valueOf(reply.getMessage())))
                .filter(Matcher::lookingAt)
                .map(Matcher::group)
                .findFirst();
    }
}
