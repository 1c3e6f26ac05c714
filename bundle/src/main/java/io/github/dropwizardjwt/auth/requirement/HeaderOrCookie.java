package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The header or a cookie, of which a request may use one only (RFC 6750 §2): with two tokens, nobody could say whose
 * request it is.
 *
 * @param cookie the cookie
 */
record HeaderOrCookie(TokenCookie cookie) implements TokenSource {
    /** The form of a header is checked at once, since nobody knows later where the text was found. */
    @Override
    public @Nullable String find(ContainerRequestContext request) {
        String inHeader = BearerHeader.find(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
        String inCookie = cookie.find(request);
        if (inHeader != null && inCookie != null) {
            throw new TokenRejectedException(Reason.SEVERAL_TOKENS);
        }
        return inHeader == null ? inCookie : inHeader;
    }
}
