package io.github.dropwizardjwt.auth.error;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response to a rejected request, in Jersey and outside. Immutable.
 *
 * @param status the status code
 * @param headers names and values
 * @param body the body, in UTF-8; empty for none
 */
public record ErrorReply(int status, Map<String, String> headers, String body) {
    /** An error that no other token would avoid. */
    static ErrorReply of(BearerError error, AcceptedTypes accept) {
        return of(error, Map.of(), accept);
    }

    /** An error with a challenge. */
    static ErrorReply of(BearerError error, Map<String, String> challenge, AcceptedTypes accept) {
        ErrorBody body = ErrorBody.acceptedBy(accept);
        Map<String, String> headers = new LinkedHashMap<>(challenge);
        headers.put(HttpHeaders.CONTENT_TYPE, body.mediaType().toString());
        return new ErrorReply(error.status().getStatusCode(), headers, body.write(error));
    }

    /** The redirection of a request for a page, which no cache stores. */
    static ErrorReply redirection(String location) {
        return new ErrorReply(
                Status.SEE_OTHER.getStatusCode(),
                Map.of(
                        HttpHeaders.LOCATION,
                        location,
                        HttpHeaders.CACHE_CONTROL,
                        "no-store",
                        HttpHeaders.VARY,
                        HttpHeaders.ACCEPT),
                "");
    }
}
