package io.github.dropwizardjwt.auth.error;

import io.github.dropwizardjwt.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

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

    private static final String APPLICATION = "application";

    private final String subtype;

    ErrorBody(String subtype) {
        this.subtype = subtype;
    }

    abstract void put(BearerError error, Map<String, Object> members);

    /** The format for a request: a problem only where {@code Accept} names its type, which wildcards do not. */
    static ErrorBody acceptedBy(AcceptedTypes accepted) {
        return accepted.name(PROBLEM.mediaType()) ? PROBLEM : ERROR_MESSAGE;
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
