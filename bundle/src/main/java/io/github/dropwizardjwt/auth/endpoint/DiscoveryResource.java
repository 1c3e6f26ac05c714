package io.github.dropwizardjwt.auth.endpoint;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's metadata: where its {@link JwkSetResource JWK Set} is (OpenID Connect Discovery 1.0 §4, RFC 8414 §2).
 * Open to everybody. Public because Jersey calls no other classes. Immutable and thread-safe.
 */
@Path("/.well-known/openid-configuration")
public final class DiscoveryResource {
    private final String issuer;
    private final @Nullable URI jwkSet;

    /**
     * A resource.
     *
     * @param issuer the {@code iss} claim of the tokens; if it is an https URL, the set's URL is below it, else below
     *     the URL to which the request was sent
     */
    public DiscoveryResource(String issuer) {
        this.issuer = issuer;
        this.jwkSet = isLocation(issuer) ? URI.create(issuer.replaceFirst("/$", "") + JwkSetResource.PATH) : null;
    }

    /** RFC 8414 §2: https, without query and fragment. */
    private static boolean isLocation(String issuer) {
        try {
            URI uri = new URI(issuer);
            return "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Answers with the issuer and the URL of the set.
     *
     * @param request where the request was sent to
     * @return the response
     */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Response get(@Context UriInfo request) {
        return jwkSet == null
                // The sender chose the host, so no cache may store the response.
                ? response(
                        request.getBaseUriBuilder().path(JwkSetResource.class).build(), "no-store")
                : response(jwkSet, JwkSetResource.CACHING);
    }

    private Response response(URI location, String caching) {
        return Response.ok(Map.of("issuer", issuer, "jwks_uri", location))
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .build();
    }
}
