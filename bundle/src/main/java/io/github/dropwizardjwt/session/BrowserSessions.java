package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.Optional;

/**
 * Sessions of browsers, whose tabs share the tokens in the cookies and send requests side by side. The session
 * endpoints and the {@code cookies:} section use it; an application needs it only for endpoints of its own. Immutable
 * and thread-safe.
 */
public final class BrowserSessions {
    private final RefreshTokenRotation rotation;
    private final AuthTokenRenewal renewal;
    private final RefreshClaims refreshClaims;

    BrowserSessions(RefreshTokenRotation rotation, AuthTokenRenewal renewal, RefreshClaims refreshClaims) {
        this.rotation = rotation;
        this.renewal = renewal;
        this.refreshClaims = refreshClaims;
    }

    /**
     * Exchanges a refresh token from a cookie, which the tabs of a browser share. Within the grace of the last
     * exchange, its successor is not exchanged in turn: who presents it gets it again, with another auth token. So no
     * tab ends the session with a request that was sent before the cookie was replaced.
     *
     * @param refresh a verified refresh token
     * @return the next tokens, or the same refresh token
     * @throws TokenRejectedException as {@link SessionManager#refresh(Token)}, as are the other exceptions
     */
    public TokenPair refresh(Token refresh) {
        return rotation.exchange(refresh, refreshClaims);
    }

    /**
     * Issues an auth token in place of one that expires soon, for browsers that keep it in a cookie: of the same
     * session, with the claims of its last refresh, and without another one. It expires no later than the session.
     *
     * @param auth a verified auth token
     * @return the new token; empty if the session has ended, the token was revoked or is of no session, what the
     *     subject is granted now is not what it was then, or a new token would not expire later. The one in use is then
     *     valid until it expires, or rejected as before
     * @throws TokenUnavailableException also if a check of {@code TokenManagerBuilder.revocation} or the application's
     *     {@code Grants} fail
     * @throws IllegalStateException if the manager has neither {@code grants} nor {@code keepGrantsFromLogin}
     */
    public Optional<Token> renew(Token auth) {
        return renewal.renew(auth);
    }
}
