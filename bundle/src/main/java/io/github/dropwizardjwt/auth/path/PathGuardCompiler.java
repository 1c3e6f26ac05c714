package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.cookie.CookieGuard;
import io.github.dropwizardjwt.auth.cookie.CrossOriginCheck;
import io.github.dropwizardjwt.auth.error.PathErrorResponses;
import io.github.dropwizardjwt.auth.principal.Principals;
import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.TokenPlaces;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.Tickets;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles guarded paths with what the guards of resource methods use, too. Immutable.
 *
 * @param tokens verifies the tokens
 * @param sessions redeems tickets; null where there are none
 * @param principals whom tokens stand for
 * @param cookies where requests carry tokens, and which may use cookies
 * @param checks the checks that paths may name
 * @param responses responds to rejected requests
 */
public record PathGuardCompiler(
        TokenManager tokens,
        @Nullable SessionManager sessions,
        Principals principals,
        CookieGuard cookies,
        Checks checks,
        PathErrorResponses responses) {

    /**
     * The same for the admin port, where tokens are looked for in the header only: browsers send the cookies of a host
     * to all of its ports, and the pages of the application have no business there.
     */
    PathGuardCompiler ofAdmin() {
        CookieGuard none = CookieGuard.of(cookies.places().header(), null);
        return new PathGuardCompiler(tokens, sessions, principals, none, checks, responses);
    }

    PathGuard compile(String method, String contextPath, GuardedPath path) {
        try {
            path.compile();
            Requirement requirement = PathRequirement.of(path, checks);
            TokenPlaces places = cookies.places();
            PathCredentials credentials = new PathCredentials(
                    tokens,
                    path.header ? places.header() : null,
                    cookie(path, places),
                    cookies,
                    originsOf(path),
                    tickets(path));
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

    private static @Nullable TokenSource cookie(GuardedPath path, TokenPlaces places) {
        if (path.cookie != null) {
            return TokenSource.cookie(path.cookie);
        }
        return path.isHeaderOnly() ? null : places.cookie(TokenType.AUTH).orElse(null);
    }

    private CrossOriginCheck originsOf(GuardedPath path) {
        if (path.origins.length > 0 && cookie(path, cookies.places()) == null) {
            throw new IllegalArgumentException(
                    "origins are for cookies, which browsers send by themselves; add cookie(…), or remove them");
        }
        return cookies.origins().trusting(List.of(path.origins));
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
