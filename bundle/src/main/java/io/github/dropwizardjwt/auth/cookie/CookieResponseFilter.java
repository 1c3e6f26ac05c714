package io.github.dropwizardjwt.auth.cookie;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.Status.Family;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Renews the auth token in a browser's cookie when it expires soon, removes one that was rejected, and ends the session
 * that a login replaces. Runs after the resource method, so that a session which this very request has ended is not
 * renewed. The response goes out whatever happens here: what the browser has, or gets, is valid.
 */
final class CookieResponseFilter implements ContainerResponseFilter {
    private static final Logger LOGGER = LoggerFactory.getLogger(CookieResponseFilter.class);

    private final TokenCookies cookies;
    private final @Nullable BrowserTokens tokens;

    /**
     * A filter.
     *
     * @param tokens those of sessions; null where there are none
     */
    CookieResponseFilter(TokenCookies cookies, @Nullable BrowserTokens tokens) {
        this.cookies = cookies;
        this.tokens = tokens;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        try {
            if (!cookies.areSetIn(response.getHeaders())) {
                CookieToken.of(request).ifPresent(cookie -> follow(cookie, request, response));
            } else if (tokens != null) {
                tokens.endReplaced(request.getHeaders()::get, response.getHeaders());
            }
        } catch (RuntimeException e) {
            LOGGER.atLevel(e instanceof TokenUnavailableException ? Level.DEBUG : Level.WARN)
                    .setCause(e)
                    .log("A token in a cookie could not be renewed, or the session that a login replaces not be ended");
        }
    }

    private void follow(CookieToken cookie, ContainerRequestContext request, ContainerResponseContext response) {
        Reason rejection = cookie.rejection().orElse(null);
        Token token = cookie.token().orElse(null);
        if (rejection != null) {
            if (isOfNoUse(response.getStatus()) && (rejection != Reason.EXPIRED || !mayRefresh(request))) {
                cookies.clearAuth(response.getHeaders());
            }
        } else if (tokens != null && token != null && mayRenew(response.getStatus()) && cookies.isRenewalDue(token)) {
            tokens.renewed(token, request.getHeaders()::get)
                    .ifPresent(renewed -> cookies.renew(renewed, response.getHeaders()));
        }
    }

    /** A browser that asked for a page is redirected to the login page instead of a 401. */
    private static boolean isOfNoUse(int status) {
        return status == Status.UNAUTHORIZED.getStatusCode() || status == Status.SEE_OTHER.getStatusCode();
    }

    /**
     * Whether a script has sent the request, and the browser has a refresh token. While it refreshes, responses to
     * other requests of the page arrive late: one that removed the expired token would remove the next one, which is in
     * the cookie by then. A request for a page, which no script repeats, has the cookie removed.
     */
    private boolean mayRefresh(ContainerRequestContext request) {
        String mode = request.getHeaderString("Sec-Fetch-Mode");
        return mode != null
                && !mode.equals("navigate")
                && cookies.find(TokenType.REFRESH, request.getHeaders()::get) != null;
    }

    private static boolean mayRenew(int status) {
        return status != Status.UNAUTHORIZED.getStatusCode()
                && status != Status.FORBIDDEN.getStatusCode()
                && Family.familyOf(status) != Family.SERVER_ERROR;
    }
}
