package io.github.dropwizardjwt.auth.endpoint;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.cookie.CookieGuard;
import io.github.dropwizardjwt.auth.cookie.TokenCookies;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.SessionPage;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Refresh, logout and the caller's sessions, for tokens of this issuer, in the header or in the cookies of a browser,
 * which then gets cookies and no token in the body. Registered only where it is configured; the login is always the
 * application's. Public because Jersey calls no other classes. Thread-safe.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
    private final SessionManager sessions;
    private final TokenManager tokens;
    private final CookieGuard cookies;

    /** Called by Jersey, with what {@link JwtFeature} binds. */
    @Inject
    public SessionResource(SessionManager sessions, TokenManager tokens, CookieGuard cookies) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookies = cookies;
    }

    /**
     * The resource at a path, for Jersey's {@code ResourceConfig.registerResources}. It needs a {@link JwtFeature} that
     * was built with {@code sessions}.
     *
     * @param path the path; {@code /auth}, say
     * @return the resource
     */
    public static Resource at(String path) {
        return Resource.builder(SessionResource.class).path(path).build();
    }

    /** Exchanges a refresh token. The guard does not ask the store, since the exchange itself does. */
    @POST
    @Path("refresh")
    @RequireToken(type = TokenType.REFRESH, evenIfRevoked = true)
    public Response refresh(@Auth Token refresh, @Context HttpHeaders headers) {
        Optional<TokenCookies> used = cookies.usedBy(headers::getRequestHeader);
        if (used.isPresent()) {
            return used.get().issue(sessions.browsers().refresh(refresh));
        }
        TokenPair pair = sessions.refresh(refresh);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("auth_token", pair.auth().signed());
        body.put("refresh_token", pair.refresh().signed());
        return UncachedJson.ok(body);
    }

    /**
     * Ends the session of an auth token or refresh token, or revokes an API token. That the session has already ended
     * is no error (RFC 7009 §2.2). An invalid token in the header is one, since its session may still be active.
     */
    @POST
    @Path("logout")
    @Open("takes an expired session as well, and verifies the token itself")
    public Response logout(@Context ContainerRequest request) {
        CarriedTokens carried = new CarriedTokens(tokens, cookies);
        Optional<TokenCookies> used = cookies.usedBy(request::getRequestHeader);
        if (used.isEmpty()) {
            Token token = carried.inHeader(request);
            sid(token);
            end(token);
            return noContent(Response.Status.OK);
        }
        List<Token> valid = carried.inCookies(request);
        valid.forEach(token -> cookies.checkCsrfToken(request::getRequestHeader, token));
        valid.forEach(this::end);
        return used.get().clear(Response.ok());
    }

    private void end(Token token) {
        if (sessions.apiTokens().isApiToken(token)) {
            sessions.revoke(token);
        } else {
            sessions.sid(token).ifPresent(sessions::revokeSession);
        }
    }

    /** Ends all sessions of the token's subject. */
    @POST
    @Path("logout-all")
    @RequireToken
    public Response logoutAll(@Auth Token auth, @Context HttpHeaders headers) {
        loginSid(auth);
        sessions.revokeSubject(auth.subject());
        return ended(Response.ok(), headers);
    }

    /**
     * The sessions of the token's subject, the latest first.
     *
     * @param limit the page size; null for the largest
     * @param after the {@code next} of the previous page; null for the first page
     */
    @GET
    @Path("sessions")
    @RequireToken
    public Response list(
            @Auth Token auth,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        String current = loginSid(auth);
        SessionPage page = sessions.list(auth.subject(), PageQuery.limit(limit), PageQuery.after(after));
        List<Map<String, @Nullable Object>> views =
                page.sessions().stream().map(session -> view(session, current)).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sessions", views);
        page.next().ifPresent(next -> body.put("next", next.toString()));
        return UncachedJson.ok(body);
    }

    /**
     * Ends one session of the token's subject. A session of somebody else is answered with 404, like an unknown one.
     */
    @DELETE
    @Path("sessions/{sid}")
    @RequireToken
    public Response end(@Auth Token auth, @PathParam("sid") String sid, @Context HttpHeaders headers) {
        String current = loginSid(auth);
        if (!sessions.revokeSessionOf(auth.subject(), sid)) {
            return noContent(Response.Status.NOT_FOUND);
        }
        return sid.equals(current) ? ended(Response.noContent(), headers) : noContent(Response.Status.NO_CONTENT);
    }

    /** A subject of another issuer is not one of ours, even if it has the same name. */
    private String sid(Token token) {
        boolean own = token.issuer().equals(tokens.issuer());
        return sessions.sid(token)
                .orElseThrow(() -> new TokenRejectedException(own ? Reason.REVOKED : Reason.WRONG_ISSUER, token));
    }

    /** An API token must neither see nor end logins. */
    private String loginSid(Token token) {
        String sid = sid(token);
        sessions.apiTokens().requireLogin(token);
        return sid;
    }

    private static Map<String, @Nullable Object> view(Session session, String current) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("sid", session.sid());
        view.put("client", session.client());
        view.put("created_at", session.createdAt().toString());
        view.put("last_used_at", session.lastUsedAt().toString());
        view.put("expires_at", session.expiresAt().toString());
        view.put("current", session.sid().equals(current));
        return view;
    }

    /** The caller's own session has ended, so that its cookies are of no use any more. */
    private Response ended(Response.ResponseBuilder response, HttpHeaders headers) {
        response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        return cookies.usedBy(headers::getRequestHeader)
                .map(used -> used.clear(response))
                .orElseGet(response::build);
    }

    private static Response noContent(Response.Status status) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
