package io.github.dropwizardjwt.auth.cookie;

import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.auth.requirement.TokenPlaces;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes tokens into cookies that scripts cannot read (RFC 10017 §6.1.3.2): {@code return
 * jwt.cookies().issue(sessions.open("alice").issue())} logs a user in, {@code return jwt.cookies().clear()} removes the
 * cookies. Responses that set a cookie are not cached. Immutable and thread-safe.
 */
public final class TokenCookies {
    private static final int RENEWED_PART = 3;

    private final Clock clock;
    private final SetCookie auth;
    private final SetCookie refresh;
    private final boolean isPersistent;
    private final TokenSource authSource;
    private final TokenSource refreshSource;
    private final @Nullable Duration renewWithin;
    private final CrossOriginCheck origins;
    private final @Nullable CsrfTokens csrfTokens;

    TokenCookies(TokenCookiesBuilder builder) {
        this.clock = builder.clock;
        this.auth = builder.authCookie();
        this.refresh = builder.refreshCookie();
        this.isPersistent = builder.isPersistent;
        this.authSource = builder.source(auth);
        this.refreshSource = builder.source(refresh);
        this.renewWithin = builder.renewWithin;
        this.origins = CrossOriginCheck.ofOwnOrigin().trusting(builder.trustedOrigins);
        this.csrfTokens = builder.csrfKeys == null ? null : new CsrfTokens(builder.csrfKeys);
    }

    /**
     * Starts with the defaults: the name {@code jwt}, {@code SameSite=Strict}, until the browser is closed, renewed in
     * the last third of an auth token's lifetime, no further origins.
     *
     * @param clock the time
     * @return a builder
     */
    public static TokenCookiesBuilder builder(Clock clock) {
        return new TokenCookiesBuilder(clock);
    }

    /**
     * A response that sets both tokens: 204, or with {@code csrfToken} 200 and the JSON member {@code csrf_token}.
     *
     * @param pair the tokens of a login or a refresh
     * @return the response
     * @throws IllegalArgumentException if a token is too large for a cookie
     */
    public Response issue(TokenPair pair) {
        if (csrfTokens == null) {
            return issue(pair, Response.noContent());
        }
        byte[] body = Json.write(Map.of("csrf_token", csrfToken(pair.auth())));
        return issue(pair, Response.ok(new String(body, StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE));
    }

    /**
     * Adds both tokens to a response, as to {@code Response.seeOther(URI.create("/"))} after the login of a page.
     *
     * @param pair the tokens of a login or a refresh
     * @param response the response
     * @return the response with the cookies
     * @throws IllegalArgumentException if a token is too large for a cookie
     */
    public Response issue(TokenPair pair, Response.ResponseBuilder response) {
        Instant now = clock.instant();
        return setting(response, set(auth, pair.auth(), now), set(refresh, pair.refresh(), now));
    }

    /**
     * A response that removes both tokens from the browser, after a logout: 204.
     *
     * @return the response
     */
    public Response clear() {
        return clear(Response.noContent());
    }

    /**
     * Removes both tokens from the browser.
     *
     * @param response the response to a logout
     * @return the response with the cookies
     */
    public Response clear(Response.ResponseBuilder response) {
        return setting(response, auth.cleared(), refresh.cleared());
    }

    /**
     * The value of {@code X-CSRF-Token} for the requests of a session. It stays the same until another key signs.
     *
     * @param token an auth token or refresh token of the session
     * @return the value
     * @throws IllegalStateException if {@code csrfToken} is not set, the token is of no session, or this service has no
     *     signing key
     */
    public String csrfToken(Token token) {
        if (csrfTokens == null) {
            throw new IllegalStateException("cookies.csrfToken is not set");
        }
        return csrfTokens.of(token);
    }

    /**
     * Whether requests that may change something need the header {@code X-CSRF-Token} as well.
     *
     * @return whether they do
     */
    public boolean demandCsrfToken() {
        return csrfTokens != null;
    }

    /** The CSRF tokens of sessions; null where requests need none. */
    @Nullable
    CsrfTokens csrfTokens() {
        return csrfTokens;
    }

    CrossOriginCheck origins() {
        return origins;
    }

    /** Where tokens are looked for: in the header or in these cookies. */
    TokenPlaces or(TokenSource header) {
        return new TokenPlaces(header, authSource, refreshSource);
    }

    /** The token of a type that a request has in its cookie; null for none, or several. */
    @Nullable
    String find(TokenType type, RequestHeaders request) {
        try {
            return (type == TokenType.REFRESH ? refreshSource : authSource).find(request);
        } catch (TokenRejectedException e) {
            return null;
        }
    }

    /** Whether a token expires so soon that it is to be renewed. */
    boolean isRenewalDue(Token token) {
        Duration left = Duration.between(clock.instant(), token.expiresAt());
        Duration within = renewWithin == null ? token.maxAge().dividedBy(RENEWED_PART) : renewWithin;
        return !within.isZero() && left.compareTo(within) < 0;
    }

    /** Adds a renewed auth token to the headers of a response. */
    void renew(Token renewed, MultivaluedMap<String, Object> headers) {
        add(headers, set(auth, renewed, clock.instant()));
    }

    /** Has the browser remove the auth token, and keep the refresh token. */
    void clearAuth(MultivaluedMap<String, Object> headers) {
        add(headers, auth.cleared());
    }

    /** Whether the headers of a response set or remove one of the cookies already. */
    boolean areSetIn(MultivaluedMap<String, Object> headers) {
        return setCookies(headers).anyMatch(header -> auth.isSetBy(header) || refresh.isSetBy(header));
    }

    /** The refresh token that the headers of a response set, after a login or a refresh. */
    Optional<String> refreshSetIn(MultivaluedMap<String, Object> headers) {
        return setCookies(headers)
                .filter(refresh::isSetBy)
                .map(refresh::valueIn)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static Stream<String> setCookies(MultivaluedMap<String, Object> headers) {
        return headers.getOrDefault(HttpHeaders.SET_COOKIE, List.of()).stream().map(Object::toString);
    }

    private String set(SetCookie cookie, Token token, Instant now) {
        return cookie.with(token.signed(), isPersistent ? Duration.between(now, token.expiresAt()) : null);
    }

    private static Response setting(Response.ResponseBuilder response, String... cookies) {
        Response built = response.build();
        Stream.of(cookies).forEach(cookie -> add(built.getHeaders(), cookie));
        return built;
    }

    /** A response that was cached would log other users in, or out. */
    private static void add(MultivaluedMap<String, Object> headers, String cookie) {
        headers.add(HttpHeaders.SET_COOKIE, cookie);
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!headers.getOrDefault(HttpHeaders.VARY, List.of()).contains(HttpHeaders.COOKIE)) {
            headers.add(HttpHeaders.VARY, HttpHeaders.COOKIE);
        }
    }
}
