package io.github.dropwizardjwt.auth.error;

import io.github.dropwizardjwt.token.Reason;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the application's {@link TokenErrorHandler}, and sends the default response where it changes what is fixed. */
final class CheckedErrorHandler {
    private static final Logger LOGGER = LoggerFactory.getLogger(CheckedErrorHandler.class);

    private final TokenErrorHandler handler;
    /** Clients can cause any number of rejections, so each warning is logged once. */
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    CheckedErrorHandler(TokenErrorHandler handler) {
        this.handler = handler;
    }

    /** The response to send in place of the default one. */
    Response handle(ContainerRequestContext request, Reason reason, Response usual) {
        try {
            Response.ResponseBuilder builder = Response.fromResponse(usual);
            handler.handle(request, reason, builder);
            Response handled = builder.build();
            String violated = violatedBy(handled, usual);
            if (violated != null) {
                warnOnce(violated);
                return usual;
            }
            // Without any body Jersey would hand a locator's rejection to the application's exception mappers.
            return handled.hasEntity() ? handled : builder.entity("").build();
        } catch (RuntimeException e) {
            if (warned.add(e.getClass().getName())) {
                LOGGER.warn(
                        "The TokenErrorHandler failed; the default response is sent. Logged once per type of exception",
                        e);
            }
            return usual;
        }
    }

    /** What the handler changed although clients rely on it (RFC 6750 §3); null where it changed nothing of that. */
    private static @Nullable String violatedBy(Response handled, Response usual) {
        if (handled.getStatus() != usual.getStatus()) {
            return "another status code";
        }
        if (!Objects.equals(challengeOf(handled), challengeOf(usual))) {
            return "another WWW-Authenticate";
        }
        // Clients follow it with a status of 3xx only.
        return handled.getHeaders().containsKey(HttpHeaders.LOCATION) ? "a Location" : null;
    }

    private static @Nullable Object challengeOf(Response response) {
        return response.getHeaders().get(HttpHeaders.WWW_AUTHENTICATE);
    }

    private void warnOnce(String violated) {
        if (warned.add(violated)) {
            LOGGER.warn(
                    "The TokenErrorHandler set {}; the default response is sent instead. It may set only the body, the media "
                            + "type and other headers. This is logged once",
                    violated);
        }
    }
}
