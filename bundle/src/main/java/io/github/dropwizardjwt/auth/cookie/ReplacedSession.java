package io.github.dropwizardjwt.auth.cookie;

import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends the session that a browser had before a login, as the cookies are those of the new one now. Otherwise the
 * response to a request that was sent before could renew the auth token of the former session, and the browser would
 * have that of one user beside the refresh token of another.
 */
record ReplacedSession(TokenCookies cookies, SessionManager sessions) {
    /**
     * Ends it if the response sets the tokens of another session than the request has.
     *
     * @throws io.github.dropwizardjwt.token.TokenUnavailableException if the store does not answer
     */
    void end(RequestHeaders request, MultivaluedMap<String, Object> response) {
        String next = cookies.refreshSetIn(response)
                .flatMap(text -> sid(text, TokenType.REFRESH))
                .orElse(null);
        if (next != null) {
            List.of(TokenType.AUTH, TokenType.REFRESH)
                    .forEach(type -> sid(type, request)
                            .filter(before -> !before.equals(next))
                            .ifPresent(sessions::revokeSession));
        }
    }

    private Optional<String> sid(TokenType type, RequestHeaders request) {
        try {
            return sid(cookies.find(type, request), type);
        } catch (TokenRejectedException e) {
            return Optional.empty();
        }
    }

    /** A login does not revoke an API token, which somebody may have put into the cookie. */
    private Optional<String> sid(@Nullable String text, TokenType type) {
        if (text == null) {
            return Optional.empty();
        }
        Token token = sessions.tokens().verifyEvenIfRevoked(text, type);
        return sessions.apiTokens().isApiToken(token) ? Optional.empty() : sessions.sid(token);
    }
}
