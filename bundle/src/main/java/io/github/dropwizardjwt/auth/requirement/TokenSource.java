package io.github.dropwizardjwt.auth.requirement;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** One place of a request where a token may be. Safe for use by many threads. */
@FunctionalInterface
public interface TokenSource {
    /**
     * Finds the token's text.
     *
     * @param request the request
     * @return null where there is none
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if there are several, or the place is malformed
     */
    @Nullable
    String find(ContainerRequestContext request);

    /**
     * Looks closer at a text that was rejected as a token. A good one needs no look, since it has the form of one.
     *
     * @param text the text
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if the place is malformed because of it
     */
    default void checkForm(String text) {
        // Most places take any text.
    }
}
