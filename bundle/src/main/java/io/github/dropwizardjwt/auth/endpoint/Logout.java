package io.github.dropwizardjwt.auth.endpoint;

import io.github.dropwizardjwt.auth.cookie.CookieGuard;
import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
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

/** Ends the sessions of the tokens that a request carries. */
record Logout(SessionManager sessions, TokenManager tokens, CookieGuard cookies) {
    /**
     * The logout of a client with a token in the header. An invalid token is an error, since its session may still be
     * active.
     *
     * @throws TokenRejectedException if there is no token, or it is not valid
     */
    void ofProgram(ContainerRequest request) {
        TokenSource header = cookies.places().header();
        String text = header.find(request::getRequestHeader);
        if (text == null) {
            throw new TokenRejectedException(Reason.NO_TOKEN);
        }
        header.checkForm(text);
        Token token = tokens.verifyEvenIfRevoked(text, TokenType.AUTH, TokenType.REFRESH);
        sid(token);
        end(token);
    }

    /**
     * The logout of a browser that keeps its tokens in cookies: ends the session of each valid one. An invalid one is
     * no error, since nothing that could be used is left when the cookies are removed; the refresh token may still be
     * valid where the auth token has expired.
     *
     * @throws TokenRejectedException if there is no cookie, a page of another origin has sent the request, or its CSRF
     *     token is not that of a session
     */
    void ofBrowser(ContainerRequest request) {
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
        valid.forEach(this::end);
    }

    /**
     * The session of a token.
     *
     * @throws TokenRejectedException if it has none here: a subject of another issuer is not one of ours, even if it
     *     has the same name
     */
    String sid(Token token) {
        boolean own = token.issuer().equals(tokens.issuer());
        return sessions.sid(token)
                .orElseThrow(() -> new TokenRejectedException(own ? Reason.REVOKED : Reason.WRONG_ISSUER, token));
    }

    private void end(Token token) {
        if (sessions.apiTokens().isApiToken(token)) {
            sessions.revoke(token);
        } else {
            sessions.sid(token).ifPresent(sessions::revokeSession);
        }
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
