package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.Verdict;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link GuardedPath}, compiled once at start. Thread-safe.
 *
 * @param pattern the paths that it covers
 * @param exceptions those of them that it leaves open
 * @param credentials finds the token
 * @param requirement what the token must meet
 * @param loginPage where requests for pages are redirected instead of a 401; null for nowhere
 * @param route the path with that of the context, for logs and events
 */
record PathGuard(
        PathPattern pattern,
        List<PathPattern> exceptions,
        PathCredentials credentials,
        Requirement requirement,
        @Nullable String loginPage,
        String route) {

    /** Whether a request is guarded. An exception counts only for a path that means nothing else. */
    boolean covers(RequestPath path) {
        return path.isIn(pattern) && exceptions.stream().noneMatch(path::isOnlyIn);
    }

    /** Whether it guards everything that a servlet's mapping matches. */
    boolean coversAll(String mapping) {
        return exceptions.isEmpty() && pattern.covers(mapping);
    }

    /** What it demands, for people and tools. */
    Demand demand() {
        return credentials.demand(requirement.clauses());
    }

    /**
     * Admits a request.
     *
     * @return why it would have been rejected, had an override not held; null where none was needed
     * @throws TokenRejectedException for every other request
     * @throws TokenUnavailableException if that cannot be decided now
     */
    @Nullable
    Reason admit(Admission admission) {
        Token token = admission.verify(admission.presented(credentials)).token();
        Verdict verdict = requirement.decide(token, admission.trace());
        if (verdict.violated() != null) {
            throw new TokenRejectedException(verdict.violated(), token);
        }
        return verdict.waived();
    }
}
