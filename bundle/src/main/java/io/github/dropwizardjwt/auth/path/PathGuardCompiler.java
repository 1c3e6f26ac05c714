package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.error.PathErrorResponses;
import io.github.dropwizardjwt.auth.principal.Principals;
import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.Tickets;
import io.github.dropwizardjwt.token.TokenManager;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles guarded paths with what the guards of resource methods use, too. Immutable.
 *
 * @param tokens verifies the tokens
 * @param sessions redeems tickets; null where there are none
 * @param principals whom tokens stand for
 * @param header the header that carries tokens
 * @param checks the checks that paths may name
 * @param responses responds to rejected requests
 */
public record PathGuardCompiler(
        TokenManager tokens,
        @Nullable SessionManager sessions,
        Principals principals,
        TokenSource header,
        Checks checks,
        PathErrorResponses responses) {

    PathGuard compile(String method, String contextPath, GuardedPath path) {
        try {
            path.compile();
            Requirement requirement = PathRequirement.of(path, checks);
            PathCredentials credentials = new PathCredentials(
                    tokens, path.header ? header : null, cookie(path), originsOf(path), tickets(path));
            return new PathGuard(
                    path.pattern,
                    List.copyOf(path.exceptions),
                    credentials,
                    requirement,
                    path.loginPage,
                    ContextPath.prefix(contextPath) + path.pattern);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(method + "(\"" + path + "\"): " + e.getMessage(), e);
        }
    }

    private static @Nullable TokenSource cookie(GuardedPath path) {
        return path.cookie == null ? null : TokenSource.cookie(path.cookie);
    }

    private static OriginCheck originsOf(GuardedPath path) {
        if (path.cookie == null && path.origins.length > 0) {
            throw new IllegalArgumentException(
                    "origins are for cookies, which browsers send by themselves; add cookie(…), or remove them");
        }
        return new OriginCheck(Set.of(path.origins));
    }

    private @Nullable Tickets tickets(GuardedPath path) {
        if (!path.ticket) {
            return null;
        }
        if (sessions == null) {
            throw new IllegalArgumentException("tickets are kept in the session store; add sessions: {type: memory} to "
                    + "the jwt section, or remove ticket()");
        }
        return sessions.tickets();
    }
}
