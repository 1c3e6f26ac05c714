package io.github.dropwizardjwt.openapi;

import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.token.TokenType;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;

/**
 * A token of a type in one place of a request.
 *
 * @param type the type of the token
 * @param in header or cookie
 * @param name the name of the header or cookie
 */
record Credential(TokenType type, SecurityScheme.In in, String name) {
    static Credential inHeader(TokenType type, String name) {
        return new Credential(type, SecurityScheme.In.HEADER, name);
    }

    /** The places that may carry the token that is demanded. */
    static List<Credential> of(Demand demand) {
        return Stream.concat(
                        demand.header().map(name -> inHeader(demand.type(), name)).stream(),
                        demand
                                .cookie()
                                .map(name -> new Credential(demand.type(), SecurityScheme.In.COOKIE, name))
                                .stream())
                .toList();
    }

    boolean isInCookie() {
        return in == SecurityScheme.In.COOKIE;
    }

    private boolean isBearer() {
        return !isInCookie() && name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION);
    }

    /** The name of its scheme, unless another credential of the document has the same. */
    String schemeName() {
        boolean isRefresh = type == TokenType.REFRESH;
        if (isBearer()) {
            return isRefresh ? "refreshToken" : "bearerAuth";
        }
        if (isInCookie()) {
            return isRefresh ? "refreshCookie" : "cookieAuth";
        }
        return isRefresh ? "refreshHeader" : "headerAuth";
    }

    /** RFC 6750 §2.1 for the header {@code Authorization}. */
    SecurityScheme scheme() {
        SecurityScheme scheme = new SecurityScheme()
                .description(
                        type == TokenType.REFRESH
                                ? "A refresh token, which is exchanged for new tokens and accepted nowhere else."
                                : "An auth token.");
        return isBearer()
                ? scheme.type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT")
                : scheme.type(SecurityScheme.Type.APIKEY).in(in).name(name);
    }
}
