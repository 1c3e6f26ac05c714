package io.github.dropwizardjwt.auth.cookie;

import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The auth token and the refresh token that a browser has, of which responses renew one and logins replace both. */
record BrowserTokens(TokenCookies cookies, SessionManager sessions) {
    /**
     * Renews an auth token, if the browser has the refresh token of the same session, too. Whoever has an auth token
     * alone, from a log, say, could otherwise put it into a cookie, and have it renewed for as long as the session
     * lasts.
     *
     * @return the new token; empty where it is not renewed
     * @throws io.github.dropwizardjwt.token.TokenUnavailableException if that cannot be decided now
     */
    Optional<Token> renewed(Token auth, RequestHeaders request) {
        Optional<String> ofRefresh = sid(TokenType.REFRESH, request);
        return ofRefresh.isPresent() && ofRefresh.equals(sessions.sid(auth))
                ? sessions.browsers().renew(auth)
                : Optional.empty();
    }

    /**
     * Ends the session that a browser had before a login, as the cookies are those of the new one now. Otherwise the
     * response to a request that was sent before could renew the auth token of the former session, and the browser
     * would have that of one user beside the refresh token of another.
     *
     * @param response headers that set or remove the cookies
     * @throws io.github.dropwizardjwt.token.TokenUnavailableException if the store does not answer
     */
    void endReplaced(RequestHeaders request, MultivaluedMap<String, Object> response) {
        // Decoded only: another node may have issued it, whose clock is ahead.
        cookies.refreshSetIn(response)
                .flatMap(text -> Optional.ofNullable(
                        sessions.tokens().decode(text).claims().get("sid")))
                .ifPresent(next -> {
                    Set<String> before = new TreeSet<>();
                    sid(TokenType.AUTH, request).ifPresent(before::add);
                    sid(TokenType.REFRESH, request).ifPresent(before::add);
                    before.stream().filter(sid -> !sid.equals(next)).forEach(sessions::revokeSession);
                });
    }

    /** A login does not revoke an API token, which somebody may have put into the cookie. */
    private Optional<String> sid(TokenType type, RequestHeaders request) {
        String text = cookies.find(type, request);
        if (text == null) {
            return Optional.empty();
        }
        try {
            Token token = sessions.tokens().verifyEvenIfRevoked(text, type);
            return sessions.apiTokens().isApiToken(token) ? Optional.empty() : sessions.sid(token);
        } catch (TokenRejectedException e) {
            return Optional.empty();
        }
    }
}
