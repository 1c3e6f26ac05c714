package io.github.dropwizardjwt.auth.error;

import io.github.dropwizardjwt.token.Reason;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

/**
 * Customizes error responses: their body, media type, other headers and reason phrase. Status code and
 * {@code WWW-Authenticate} are fixed (RFC 6750 §3): if the handler changes them, or sets a {@code Location}, which
 * clients follow only with a status of 3xx, the default response is sent instead, and a warning is logged once. Jetty
 * always sends the standard reason phrase, since Servlet 6 has no API to set another. Must be thread-safe.
 */
@FunctionalInterface
public interface TokenErrorHandler {
    /**
     * Customizes a response before it is sent. If it throws a {@link RuntimeException}, the default response is sent.
     *
     * @param request the rejected request
     * @param reason why it was rejected; do not tell the client, since it may help an attacker
     * @param response the default response; set entity, media type, other headers or, with the same code,
     *     {@code status(code, phrase)}
     */
    void handle(ContainerRequestContext request, Reason reason, Response.ResponseBuilder response);
}
