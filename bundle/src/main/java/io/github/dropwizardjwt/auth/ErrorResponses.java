package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a rejected client is told (RFC 6750 §3): fixed words, nothing of the token. */
final class ErrorResponses {
    private static final Logger LOGGER = LoggerFactory.getLogger(ErrorResponses.class);
    /** A weight of zero (RFC 9110 §12.4.2). */
    private static final Pattern NOT_ACCEPTABLE = Pattern.compile("0(\\.0*)?");

    private static final MediaType PROBLEM = new MediaType("application", "problem+json");

    private final String realm;
    private final ErrorHandling handling;
    private final JwtEventListener events;
    private final OutageLog outages = new OutageLog(System::nanoTime);

    ErrorResponses(String realm, TokenErrorHandler handler, JwtEventListener events) {
        this.realm = realm;
        this.events = events;
        this.handling = new ErrorHandling(handler);
    }

    /**
     * Asks a guard.
     *
     * @return the answer to a rejected request; empty where it may go on
     */
    Optional<Response> by(Guard guard, ContainerRequestContext request) {
        try {
            guard.admit(request);
            return Optional.empty();
        } catch (TokenRejectedException e) {
            return Optional.of(rejected(request, e, guard.scopeNames()));
        } catch (TokenUnavailableException e) {
            return Optional.of(unavailable(request, e));
        }
    }

    /** The answer to a request whose token does not do; {@code scopeNames} are the scopes it would need. */
    Response rejected(ContainerRequestContext request, TokenRejectedException e, String scopeNames) {
        LOGGER.debug("Rejected: {}, kid {}", e.reason(), e.keyId().orElse("unknown"));
        events.rejected(e.reason());
        ErrorResponse rejection = ErrorResponse.of(e.reason());
        String scope = e.reason() == Reason.SCOPE_MISSING ? scopeNames : "";
        return answer(request, e.reason(), rejection, rejection.challenge(realm, scope));
    }

    /** The answer to a request about which nothing can be said. */
    Response unavailable(ContainerRequestContext request, TokenUnavailableException e) {
        outages.warn(e);
        return answer(request, Reason.UNAVAILABLE, ErrorResponse.of(Reason.UNAVAILABLE), null);
    }

    private Response answer(
            ContainerRequestContext request, Reason reason, ErrorResponse rejection, @Nullable String challenge) {
        // A header that is null is none.
        Response usual = prepare(request, rejection)
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
        return handling.handle(request, reason, usual);
    }

    private static Response.ResponseBuilder prepare(ContainerRequestContext request, ErrorResponse rejection) {
        Response.Status status = rejection.status();
        Map<String, Object> body = new LinkedHashMap<>();
        boolean problem = acceptsProblem(request);
        if (problem) {
            // RFC 9457 §4.2.1: about:blank, so the title is that of the status.
            body.put("type", "about:blank");
            body.put("title", status.getReasonPhrase());
            body.put("status", status.getStatusCode());
            body.put("detail", rejection.message());
        } else {
            // The members of Dropwizard's ErrorMessage.
            body.put("code", status.getStatusCode());
            body.put("message", rejection.message());
        }
        // Written here, so that it needs no message body writer where Jersey runs without Dropwizard.
        return Response.status(status)
                .type(problem ? PROBLEM : MediaType.APPLICATION_JSON_TYPE)
                .entity(new String(Json.write(body), StandardCharsets.UTF_8));
    }

    /** Who names the type, not with a weight of zero, understands it; wildcards do not name it. */
    private static boolean acceptsProblem(ContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes().stream()
                    .anyMatch(type -> type.getType().equalsIgnoreCase(PROBLEM.getType())
                            && type.getSubtype().equalsIgnoreCase(PROBLEM.getSubtype())
                            && !NOT_ACCEPTABLE
                                    .matcher(type.getParameters().getOrDefault("q", "1"))
                                    .matches());
        } catch (RuntimeException e) {
            // An Accept header that Jersey cannot read.
            return false;
        }
    }
}
