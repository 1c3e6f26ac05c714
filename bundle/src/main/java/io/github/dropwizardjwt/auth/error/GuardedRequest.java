package io.github.dropwizardjwt.auth.error;

import io.github.dropwizardjwt.auth.explain.Evaluation;
import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A request for a guarded path outside Jersey.
 *
 * @param method its method
 * @param path its path, encoded
 * @param query its query, encoded; null for none
 * @param headers its headers
 * @param guard the path that is guarded, as the application has named it
 * @param loginPage the path to which requests for pages are redirected instead of a 401; null for none
 * @param evaluation records what is decided, instead of its being reported; null for a request of a client
 */
public record GuardedRequest(
        String method,
        String path,
        @Nullable String query,
        RequestHeaders headers,
        String guard,
        @Nullable String loginPage,
        @Nullable Evaluation evaluation) {

    MatchedRoute route() {
        return MatchedRoute.outsideJersey(method, guard);
    }
}
