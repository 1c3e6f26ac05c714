package io.github.dropwizardjwt.auth.cookie;

import io.github.dropwizardjwt.auth.explain.ExplainedRequest;
import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.auth.requirement.TokenPlaces;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.FeatureContext;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Admits tokens from cookies only in requests that pages of this service, or of trusted origins, have sent. Holds for
 * every cookie, whether it is a configured one or one that an annotation names. Immutable and thread-safe.
 */
public final class CookieGuard {
    private final @Nullable TokenCookies cookies;
    private final TokenPlaces places;
    /** The cookie that responses renew or remove. */
    private final Optional<String> followed;

    private CookieGuard(@Nullable TokenCookies cookies, TokenPlaces places, Optional<String> followed) {
        this.cookies = cookies;
        this.places = places;
        this.followed = followed;
    }

    /**
     * Guards the cookies of an application.
     *
     * @param header the header that carries tokens instead
     * @param cookies the configured cookies; null for none
     * @return the guard
     */
    public static CookieGuard of(TokenSource header, @Nullable TokenCookies cookies) {
        TokenPlaces places = cookies == null ? TokenPlaces.only(header) : cookies.or(header);
        return new CookieGuard(cookies, places, places.cookie(TokenType.AUTH).flatMap(TokenSource::cookieName));
    }

    /** {@return a guard that checks the same, and leaves responses alone} */
    public CookieGuard withoutResponses() {
        return new CookieGuard(cookies, places, Optional.empty());
    }

    /** {@return where requests carry tokens, unless something else is said about a route} */
    public TokenPlaces places() {
        return places;
    }

    /** {@return which origins may send requests with cookies} */
    public CrossOriginCheck origins() {
        return cookies == null ? CrossOriginCheck.ofOwnOrigin() : cookies.origins();
    }

    /**
     * Admits a request that carries a token, before the token is verified.
     *
     * @param request the request
     * @param headers its headers
     * @param source where the token was found
     * @return the token in the cookie, on which {@link CookieToken#verified} is called next; null where it is in the
     *     header
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if it is in a cookie, and a page of another origin
     *     has sent the request
     */
    public @Nullable CookieToken admit(ContainerRequestContext request, RequestHeaders headers, TokenSource source) {
        if (!source.isInCookie(headers)) {
            return null;
        }
        CookieToken token = new CookieToken(request, headers, this);
        checkOrigin(request, headers);
        boolean isFollowed = followed.isPresent() && source.cookieName().equals(followed);
        if (isFollowed && !(request instanceof ExplainedRequest)) {
            token.followUp();
        }
        return token;
    }

    /**
     * The cookies in which a request carries its tokens.
     *
     * @param headers the headers of the request
     * @return the configured cookies; empty where there are none, or the request has a token in the header
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if the header is malformed
     */
    public Optional<TokenCookies> usedBy(RequestHeaders headers) {
        return cookies == null || places.header().find(headers) != null ? Optional.empty() : Optional.of(cookies);
    }

    /**
     * Checks who has sent a request that may change something.
     *
     * @param request the request
     * @param headers its headers
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if it was a page of another origin
     */
    public void checkOrigin(ContainerRequestContext request, RequestHeaders headers) {
        if (!CrossOriginCheck.isSafe(request.getMethod())) {
            URI base = request.getUriInfo().getBaseUri();
            origins().check(headers, () -> Origin.of(base.getScheme(), base.getHost(), base.getPort()));
        }
    }

    /**
     * The CSRF token of a session.
     *
     * @param token a token of the session
     * @return the value of {@code X-CSRF-Token}
     * @throws IllegalStateException if there are none, as {@link TokenCookies#csrfToken} says
     */
    public String csrfToken(Token token) {
        if (cookies == null) {
            throw new IllegalStateException("No cookies are configured");
        }
        return cookies.csrfToken(token);
    }

    /**
     * Checks the CSRF token of a request that may change something, if the application demands one.
     *
     * @param headers the headers of the request
     * @param token its token, which was in a cookie
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if it is not that of the token's session
     */
    public void checkCsrfToken(RequestHeaders headers, Token token) {
        CsrfTokens tokens = cookies == null ? null : cookies.csrfTokens();
        if (tokens != null) {
            tokens.check(headers, token);
        }
    }

    /**
     * Has the configured cookies renewed and removed by responses; nothing where there are none.
     *
     * @param context where filters are registered
     * @param sessions renew the tokens; null where there are none
     */
    public void register(FeatureContext context, @Nullable SessionManager sessions) {
        if (cookies != null) {
            BrowserTokens tokens = sessions == null ? null : new BrowserTokens(cookies, sessions);
            context.register(new CookieResponseFilter(cookies, tokens));
        }
    }
}
