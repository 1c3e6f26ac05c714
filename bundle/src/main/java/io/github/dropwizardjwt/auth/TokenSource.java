package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** One place of a request where a token may be. */
@FunctionalInterface
interface TokenSource {
    /**
     * Finds the token's text.
     *
     * @return null where there is none
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if there are several, or the place is malformed
     */
    @Nullable
    String find(ContainerRequestContext request);
}
