package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.principal.Caller;
import io.github.dropwizardjwt.auth.principal.Principals;
import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * One request, and who sent it, once a guard has verified that. Several guards verify the same token once, and redeem a
 * ticket once. Not thread-safe.
 */
final class Admission {
    final Request request;
    final RequestHeaders headers;
    final RequestPath path;
    private final Principals principals;
    private @Nullable String text;
    private @Nullable Caller caller;

    Admission(Request request, Principals principals) {
        this.request = request;
        this.headers = name -> request.getHeaders().getValuesList(name);
        this.path = RequestPath.of(request);
        this.principals = principals;
    }

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
