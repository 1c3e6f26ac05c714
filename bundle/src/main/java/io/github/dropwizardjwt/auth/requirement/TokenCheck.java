package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.token.Token;

/**
 * A condition in the application's code, which {@code @RequireToken(check = "owns-project")} names: {@code (token,
 * path) -> projects.isOwner(token.subject(), path.get("project"))}. Implementations must be thread-safe.
 */
@FunctionalInterface
public interface TokenCheck {
    /**
     * Decides whether a request may go on. Called in the thread of the request, after the token has been verified and
     * everything else that the requirement demands holds; for {@code HEAD} requests, too. Not called, and the check
     * does not hold, for a subject that is not this service's own ({@link Token#hasOwnSubject()}), unless the claims
     * beside the check name the issuer: {@code claims = "iss=https://login.example.com"}. With an override that holds
     * it is called as well, to find out whether the override was needed; neither result nor exception rejects the
     * request then.
     *
     * @param token the verified token. Ask this one: {@code CurrentToken} has it only once it is admitted, and until
     *     then none, or that of a locator
     * @param path the path parameters that the check was registered with
     * @return false to reject the request with 403
     * @throws io.github.dropwizardjwt.token.TokenRejectedException to reject it for a reason of its own, with the
     *     status of that
     * @throws io.github.dropwizardjwt.token.TokenUnavailableException if it cannot be decided now; answered with 503,
     *     as is every other {@link RuntimeException}
     */
    boolean holds(Token token, PathParameters path);
}
