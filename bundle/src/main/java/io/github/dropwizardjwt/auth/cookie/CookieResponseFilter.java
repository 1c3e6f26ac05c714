package io.github.dropwizardjwt.auth.cookie;

import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.Status.Family;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the auth token in a browser's cookie when it expires soon, removes one that was rejected, and ends the session
 * that a login replaces. Runs after the resource method, so that a session which this very request has ended is not
 * renewed.
 */
final class CookieResponseFilter implements ContainerResponseFilter {
    private static final Logger LOGGER = LoggerFactory.getLogger(CookieResponseFilter.class);

    private final TokenCookies cookies;
    private final @Nullable SessionManager sessions;

    CookieResponseFilter(TokenCookies cookies, @Nullable SessionManager sessions) {
        this.cookies = cookies;
        this.sessions = sessions;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (cookies.areSetIn(response.getHeaders())) {
            endReplaced(request, response);
        } else {
            CookieToken.of(request).ifPresent(cookie -> follow(cookie, request, response));
        }
    }

    private void follow(CookieToken cookie, ContainerRequestContext request, ContainerResponseContext response) {
        Token token = cookie.token().orElse(null);
        if (isRejected(response.getStatus(), token)) {
            if (!cookie.isExpired() || !mayRefresh(request)) {
                cookies.clearAuth(response.getHeaders());
            }
        } else if (token != null && mayRenew(response.getStatus()) && cookies.isRenewalDue(token)) {
            renew(token, response);
        }
    }

    /** A browser that asked for a page is redirected to the login page instead of a 401. */
    private static boolean isRejected(int status, @Nullable Token token) {
        return status == Status.UNAUTHORIZED.getStatusCode()
                || (status == Status.SEE_OTHER.getStatusCode() && token == null);
    }

    /**
     * Whether a script has sent the request, and the browser has a refresh token. While it refreshes, responses to
     * other requests of the page arrive late: one that removed the expired token would remove the next one, which is in
     * the cookie by then. A request for a page, which no script repeats, has the cookie removed.
     */
    private boolean mayRefresh(ContainerRequestContext request) {
        String mode = request.getHeaderString("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate") && cookies.haveRefreshToken(request.getHeaders()::get);
    }

    private static boolean mayRenew(int status) {
        return status != Status.FORBIDDEN.getStatusCode() && Family.familyOf(status) != Family.SERVER_ERROR;
    }

    /** The response goes out whatever happens here: the user has logged in. */
    private void endReplaced(ContainerRequestContext request, ContainerResponseContext response) {
        if (sessions == null) {
            return;
        }
        try {
            new ReplacedSession(cookies, sessions).end(request.getHeaders()::get, response.getHeaders());
        } catch (TokenUnavailableException e) {
            LOGGER.warn("The former session of a browser could not be ended; it is active until it expires", e);
        }
    }

    /** The response goes out whatever happens here: the token that the browser has is still valid. */
    private void renew(Token token, ContainerResponseContext response) {
        if (sessions == null) {
            return;
        }
        try {
            sessions.browsers().renew(token).ifPresent(renewed -> cookies.renew(renewed, response.getHeaders()));
        } catch (TokenUnavailableException e) {
            LOGGER.debug("A token in a cookie could not be renewed", e);
        } catch (RuntimeException e) {
            LOGGER.warn("A token in a cookie could not be renewed; it is valid until it expires", e);
        }
    }
}
