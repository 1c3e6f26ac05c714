package io.github.dropwizardjwt.auth.endpoint;

import io.github.dropwizardjwt.auth.cookie.CookieGuard;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/** The tokens that a request for a session endpoint carries; revoked ones, too, with which a logout is no error. */
record CarriedTokens(TokenManager tokens, CookieGuard cookies) {
    /**
     * The token in the header, of either type. An invalid one is an error, since its session may still be active.
     *
     * @throws TokenRejectedException if there is none, or it is not valid
     */
    Token inHeader(ContainerRequest request) {
        TokenSource header = cookies.places().header();
        String text = header.find(request::getRequestHeader);
        if (text == null) {
            throw new TokenRejectedException(Reason.NO_TOKEN);
        }
        header.checkForm(text);
        return tokens.verifyEvenIfRevoked(text, TokenType.AUTH, TokenType.REFRESH);
    }

    /**
     * The valid ones of a browser that keeps its tokens in cookies. An invalid one is no error, since the cookies are
     * removed; the refresh token may still be valid where the auth token has expired.
     *
     * @throws TokenRejectedException if there is no cookie, or a page of another origin has sent a request that may
     *     change something
     */
    List<Token> inCookies(ContainerRequest request) {
        String auth = find(TokenType.AUTH, request);
        String refresh = find(TokenType.REFRESH, request);
        if (auth == null && refresh == null) {
            throw new TokenRejectedException(Reason.NO_TOKEN);
        }
        cookies.checkOrigin(request, request::getRequestHeader);
        List<Token> valid = new ArrayList<>();
        verify(auth, TokenType.AUTH, valid);
        verify(refresh, TokenType.REFRESH, valid);
        return valid;
    }

    private @Nullable String find(TokenType type, ContainerRequest request) {
        return cookies.places().cookie(type).orElseThrow().find(request::getRequestHeader);
    }

    private void verify(@Nullable String text, TokenType type, List<Token> valid) {
        if (text == null) {
            return;
        }
        try {
            valid.add(tokens.verifyEvenIfRevoked(text, type));
        } catch (TokenRejectedException e) {
            // Of no use to anybody.
        }
    }
}
