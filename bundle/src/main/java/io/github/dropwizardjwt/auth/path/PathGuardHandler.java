package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.error.ErrorReply;
import io.github.dropwizardjwt.auth.error.GuardedRequest;
import io.github.dropwizardjwt.auth.error.PathErrorResponses;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.List;
import org.eclipse.jetty.http.HttpURI;
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
    private final PathErrorResponses responses;

    PathGuardHandler(List<PathGuard> guards, PathErrorResponses responses) {
        this.guards = List.copyOf(guards);
        this.responses = responses;
    }

    List<PathGuard> guards() {
        return guards;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ErrorReply rejection = rejection(request);
        if (rejection == null) {
            return super.handle(WebSocketHandshake.withoutTicket(request), response, callback);
        }
        response.setStatus(rejection.status());
        rejection.headers().forEach(response.getHeaders()::put);
        // Not Response.writeError, which renders a page. Without a body for HEAD, and with an unread one, as it should
        // be.
        Content.Sink.write(response, true, rejection.body(), callback);
        return true;
    }

    /** The response of the first guard that rejects the request; null where all of them admit it. */
    private @Nullable ErrorReply rejection(Request request) {
        RequestPath path = RequestPath.of(request);
        for (PathGuard guard : guards) {
            if (guard.covers(path)) {
                ErrorReply rejection = rejection(guard, request);
                if (rejection != null) {
                    return rejection;
                }
            }
        }
        return null;
    }

    private @Nullable ErrorReply rejection(PathGuard guard, Request request) {
        try {
            PathGuard.Admitted admitted = guard.admit(request);
            CallerIdentity.set(request, admitted.caller());
            if (admitted.waived() != null) {
                responses.overridden(guarded(request, guard), admitted.caller().token(), admitted.waived());
            }
            responses.accepted(admitted.caller().token());
            return null;
        } catch (TokenRejectedException e) {
            return responses.rejected(
                    guarded(request, guard), e, guard.requirement().scopeNames());
        } catch (TokenUnavailableException e) {
            return responses.unavailable(guarded(request, guard), e);
        } catch (RuntimeException e) {
            // What escapes a handler is answered with an HTML page and 500.
            return responses.unavailable(
                    guarded(request, guard), new TokenUnavailableException("A guard of a path failed", e));
        }
    }

    private static GuardedRequest guarded(Request request, PathGuard guard) {
        HttpURI uri = request.getHttpURI();
        return new GuardedRequest(
                request.getMethod(),
                uri.getPath(),
                uri.getQuery(),
                name -> request.getHeaders().getValuesList(name),
                guard.pattern().toString(),
                guard.loginPage());
    }
}
