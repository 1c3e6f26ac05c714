package io.github.dropwizardjwt.auth.error;

import io.github.dropwizardjwt.token.Reason;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

/**
 * Gives responses another body, further headers or another reason phrase. Status code and {@code WWW-Authenticate} stay as
 * RFC 6750 has them: an answer with others, or with a {@code Location}, which clients follow with a status of 3xx only, is
 * not sent. The usual one goes out in its place, and a warning is logged once. Jetty sends the standard phrases all the
 * same: Servlet 6 has no way to tell it others. Must be safe for use by many threads.
 */
@FunctionalInterface
public interface TokenErrorHandler {
    /**
     * Changes an answer before it is sent.
     *
     * @param request the rejected request
     * @param reason why; not for the client, whom it may tell what to try next
     * @param response the answer with its body and {@code WWW-Authenticate}; set entity, media type, other headers or,
     *     with the same code, {@code status(code, phrase)}. If the handler fails, the answer goes out as it was
     */
    void handle(ContainerRequestContext request, Reason reason, Response.ResponseBuilder response);
}
