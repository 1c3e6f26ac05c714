package io.github.dropwizardjwt.auth.error;

import io.github.dropwizardjwt.json.Json;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The formats of an error's body. */
enum ErrorBody {
    /** The members of Dropwizard's {@code ErrorMessage}. */
    ERROR_MESSAGE("json") {
        @Override
        void put(BearerError error, Map<String, Object> members) {
            members.put("code", error.status().getStatusCode());
            members.put("message", error.message());
        }
    },
    /** RFC 9457 §4.2.1: the type is {@code about:blank}, so the title is that of the status. */
    PROBLEM("problem+json") {
        @Override
        void put(BearerError error, Map<String, Object> members) {
            Response.Status status = error.status();
            members.put("type", "about:blank");
            members.put("title", status.getReasonPhrase());
            members.put("status", status.getStatusCode());
            members.put("detail", error.message());
        }
    };

    /** A weight of zero (RFC 9110 §12.4.2). */
    private static final Pattern NOT_ACCEPTABLE = Pattern.compile("0(\\.0*)?");

    private static final String APPLICATION = "application";

    private final String subtype;

    ErrorBody(String subtype) {
        this.subtype = subtype;
    }

    abstract void put(BearerError error, Map<String, Object> members);

    /** The format for a request: a problem only where {@code Accept} names its type, which wildcards do not. */
    static ErrorBody acceptedBy(ContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes().stream().anyMatch(PROBLEM::isNamedBy) ? PROBLEM : ERROR_MESSAGE;
        } catch (RuntimeException e) {
            // An Accept header that Jersey cannot read.
            return ERROR_MESSAGE;
        }
    }

    private boolean isNamedBy(MediaType accepted) {
        return accepted.getType().equalsIgnoreCase(APPLICATION)
                && accepted.getSubtype().equalsIgnoreCase(subtype)
                && !NOT_ACCEPTABLE
                        .matcher(accepted.getParameters().getOrDefault("q", "1"))
                        .matches();
    }

    MediaType mediaType() {
        return new MediaType(APPLICATION, subtype);
    }

    /** Writes the JSON here, so that it needs no message body writer where Jersey runs without Dropwizard. */
    String write(BearerError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(error, members);
        return new String(Json.write(members), StandardCharsets.UTF_8);
    }
}
