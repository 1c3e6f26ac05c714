package io.github.dropwizardjwt.auth.endpoint;

import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.cookie.CookieGuard;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Resource;

/**
 * The CSRF token of the caller's session, for a page that was loaded anew. Registered only where such tokens are
 * demanded. Public because Jersey calls no other classes. Thread-safe.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class CsrfTokenResource {
    private final CarriedTokens carried;
    private final CookieGuard cookies;

    /** Called by Jersey, with what {@link JwtFeature} binds. */
    @Inject
    public CsrfTokenResource(TokenManager tokens, CookieGuard cookies) {
        this.carried = new CarriedTokens(tokens, cookies);
        this.cookies = cookies;
    }

    /**
     * The resource at a path, for Jersey's {@code ResourceConfig.registerResources}.
     *
     * @param path the path of the session endpoints
     * @return the resource
     */
    public static Resource at(String path) {
        return Resource.builder(CsrfTokenResource.class).path(path).build();
    }

    /** As the header {@code X-CSRF-Token} expects it; also for a page whose auth token has expired, to refresh it. */
    @GET
    @Path("csrf")
    @Open("takes either token of a session, and verifies it itself")
    public Response get(@Context ContainerRequest request) {
        Token token = cookies.usedBy(request::getRequestHeader).isEmpty()
                ? carried.inHeader(request)
                : carried.inCookies(request).stream()
                        .findFirst()
                        .orElseThrow(() -> new TokenRejectedException(Reason.EXPIRED));
        return UncachedJson.ok(Map.of("csrf_token", cookies.csrfToken(token)));
    }
}
