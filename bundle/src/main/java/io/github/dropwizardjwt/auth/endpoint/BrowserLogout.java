package io.github.dropwizardjwt.auth.endpoint;

import io.github.dropwizardjwt.auth.cookie.CookieGuard;
import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The logout of a browser that keeps its tokens in cookies: ends the session of each valid one. An invalid one is no
 * error, since nothing that could be used is left when the cookies are removed; the refresh token may still be valid
 * where the auth token has expired.
 */
record BrowserLogout(SessionManager sessions, TokenManager tokens, CookieGuard cookies) {
    /**
     * Ends the sessions.
     *
     * @throws TokenRejectedException if there is no cookie, a page of another origin has sent the request, or its CSRF
     *     token is not that of a session
     */
    void logOut(ContainerRequest request) {
        RequestHeaders headers = request::getRequestHeader;
        String auth = find(TokenType.AUTH, headers);
        String refresh = find(TokenType.REFRESH, headers);
        if (auth == null && refresh == null) {
            throw new TokenRejectedException(Reason.NO_TOKEN);
        }
        cookies.checkOrigin(request, headers);
        List<Token> valid = new ArrayList<>();
        verify(auth, TokenType.AUTH, valid);
        verify(refresh, TokenType.REFRESH, valid);
        valid.forEach(token -> cookies.checkCsrfToken(headers, token));
        valid.forEach(sessions::logOut);
    }

    private @Nullable String find(TokenType type, RequestHeaders headers) {
        return cookies.places().cookie(type).orElseThrow().find(headers);
    }

    private void verify(@Nullable String text, TokenType type, List<Token> valid) {
        if (text == null) {
            return;
        }
        try {
            valid.add(tokens.verifyEvenIfRevoked(text, type));
        } catch (TokenRejectedException e) {
            // The cookie is removed, whatever was in it.
        }
    }
}
