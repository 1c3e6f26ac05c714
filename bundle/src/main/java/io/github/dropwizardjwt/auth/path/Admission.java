package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.error.GuardedRequest;
import io.github.dropwizardjwt.auth.principal.Caller;
import io.github.dropwizardjwt.auth.principal.Principals;
import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.auth.requirement.Trace;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import org.jspecify.annotations.Nullable;

/**
 * One request, and who sent it, once a guard has verified that. Several guards verify the same token once, and redeem a
 * ticket once. Not thread-safe.
 */
abstract class Admission {
    final RequestHeaders headers;
    final RequestPath path;
    private final Principals principals;
    private @Nullable String text;
    private @Nullable Caller caller;

    Admission(RequestHeaders headers, RequestPath path, Principals principals) {
        this.headers = headers;
        this.path = path;
        this.principals = principals;
    }

    /** Asks a guard, as {@link PathGuard#admit} says. */
    @Nullable
    Reason ask(PathGuard guard) {
        return guard.admit(this);
    }

    /** The credentials of the request, as {@link PathCredentials#of} says. */
    abstract Presented presented(PathCredentials credentials);

    /** Who follows the evaluation. */
    Trace trace() {
        return Trace.none();
    }

    /** The request, for responses and reports. */
    abstract GuardedRequest described(PathGuard guard);

    /**
     * Verifies the credentials that a guard has found.
     *
     * @throws TokenRejectedException if they are not valid, or are others than another guard has found: nobody could
     *     say whose request it is
     */
    Caller verify(Presented presented) {
        if (caller == null) {
            caller = principals.callerOf(presented.verified());
            text = presented.text();
        } else if (!presented.text().equals(text)) {
            throw new TokenRejectedException(Reason.SEVERAL_TOKENS);
        }
        return caller;
    }

    /** Who sent the request; null where no guard has asked. */
    @Nullable
    Caller caller() {
        return caller;
    }
}
