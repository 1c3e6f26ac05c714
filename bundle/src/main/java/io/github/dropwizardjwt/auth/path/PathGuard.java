package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.principal.Caller;
import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.Verdict;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.List;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A {@link GuardedPath}, compiled once at start. Thread-safe.
 *
 * @param pattern the paths that it covers
 * @param exceptions those of them that it leaves open
 * @param credentials finds and verifies the token
 * @param requirement what the token must meet
 * @param loginPage where requests for pages are redirected instead of a 401; null for nowhere
 */
record PathGuard(
        PathPattern pattern,
        List<PathPattern> exceptions,
        PathCredentials credentials,
        Requirement requirement,
        @Nullable String loginPage) {

    /**
     * A request that was admitted.
     *
     * @param caller who sent it
     * @param waived why it would have been rejected, had an override not held; null where none was needed
     */
    record Admitted(Caller caller, @Nullable Reason waived) {}

    /** Whether a request is guarded. An exception counts only for a path that means nothing else. */
    boolean covers(RequestPath path) {
        return path.isIn(pattern) && exceptions.stream().noneMatch(path::isOnlyIn);
    }

    /** Whether it guards everything that a servlet's mapping matches. */
    boolean coversAll(PathSpec mapping) {
        return pattern.covers(mapping);
    }

    /**
     * Admits a request.
     *
     * @throws TokenRejectedException for every other request
     * @throws TokenUnavailableException if that cannot be decided now
     */
    Admitted admit(Request request) {
        Caller caller = credentials.callerOf(request);
        Token token = caller.token();
        Verdict verdict = requirement.decide(token, PathRequirement.NO_PARAMETERS);
        if (verdict.violated() != null) {
            throw new TokenRejectedException(verdict.violated(), token);
        }
        return new Admitted(caller, verdict.waived());
    }
}
