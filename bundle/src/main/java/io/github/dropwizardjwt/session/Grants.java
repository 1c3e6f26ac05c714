package io.github.dropwizardjwt.session;

import java.util.Optional;

/**
 * Looks up what a subject may do now: {@code subject -> users.find(subject).map(User::grant)}. Called at every refresh,
 * so that a user who was deleted, locked or demoted since the login loses access. Implementations must be thread-safe.
 */
@FunctionalInterface
public interface Grants {
    /**
     * Looks up what a subject may do now. Called before the refresh token is spent.
     *
     * @param subject the subject whose session is refreshed
     * @return the scope and claims of its auth tokens from now on; empty ends the session, and the request is answered
     *     with 401. A {@link RuntimeException} is answered with 503: the session goes on, and its refresh token is not
     *     spent
     */
    Optional<Grant> find(String subject);
}
