package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.error.ErrorReply;
import io.github.dropwizardjwt.auth.error.PathErrorResponses;
import io.github.dropwizardjwt.auth.explain.Evaluation;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import io.github.dropwizardjwt.auth.principal.Caller;
import io.github.dropwizardjwt.auth.principal.Principals;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Guards the paths of one servlet context. A handler, since WebSockets are opened before the first filter is asked; the
 * outermost of the context, since any other could respond before it.
 */
final class PathGuardHandler extends Handler.Wrapper {
    private final List<PathGuard> guards;
    private final Principals principals;
    private final PathErrorResponses responses;

    PathGuardHandler(List<PathGuard> guards, Principals principals, PathErrorResponses responses) {
        this.guards = List.copyOf(guards);
        this.principals = principals;
        this.responses = responses;
    }

    List<PathGuard> guards() {
        return guards;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Admission admission = new ClientAdmission(request, principals);
        ErrorReply rejection = rejection(admission);
        if (rejection == null) {
            Caller caller = admission.caller();
            if (caller != null) {
                CallerIdentity.set(request, caller);
                responses.accepted(caller.token(), () -> admission.described(lastCovering(admission.path)));
            }
            return super.handle(WebSocketHandshake.withoutTicket(request), response, callback);
        }
        response.setStatus(rejection.status());
        rejection.headers().forEach(response.getHeaders()::put);
        // Not Response.writeError, which renders a page. Without a body for HEAD, and with an unread one, as it should
        // be.
        Content.Sink.write(response, true, rejection.body(), callback);
        return true;
    }

    /**
     * Explains a request, up to the first guard that rejects it.
     *
     * @return the status of the response; empty where all guards admit it
     */
    OptionalInt explain(RequestDescription request, String contextPath, Evaluation evaluation) {
        ErrorReply rejection = rejection(new ExplainedAdmission(request, contextPath, principals, evaluation));
        return rejection == null ? OptionalInt.empty() : OptionalInt.of(rejection.status());
    }

    /** There is one, since the request has a caller. */
    private PathGuard lastCovering(RequestPath path) {
        return guards.stream()
                .filter(guard -> guard.covers(path))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** The response of the first guard that rejects the request; null where all of them admit it. */
    private @Nullable ErrorReply rejection(Admission admission) {
        for (PathGuard guard : guards) {
            ErrorReply rejection = guard.covers(admission.path) ? rejection(guard, admission) : null;
            if (rejection != null) {
                return rejection;
            }
        }
        return null;
    }

    private @Nullable ErrorReply rejection(PathGuard guard, Admission admission) {
        try {
            Reason waived = admission.ask(guard);
            Caller caller = admission.caller();
            if (waived != null && caller != null) {
                responses.overridden(admission.described(guard), caller.token(), waived);
            }
            return null;
        } catch (TokenRejectedException e) {
            return responses.rejected(
                    admission.described(guard), e, guard.requirement().scopeNames());
        } catch (TokenUnavailableException e) {
            return responses.unavailable(admission.described(guard), e);
        } catch (RuntimeException e) {
            // What escapes a handler is answered with an HTML page and 500.
            return responses.unavailable(
                    admission.described(guard), new TokenUnavailableException("A guard of a path failed", e));
        }
    }
}
