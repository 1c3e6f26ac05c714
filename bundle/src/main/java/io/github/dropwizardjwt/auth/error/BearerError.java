package io.github.dropwizardjwt.auth.error;

import io.github.dropwizardjwt.token.Reason;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;

/** The errors in responses (RFC 6750 §3.1); each reason maps to one of them. */
enum BearerError {
    /** RFC 6750 §3.1: a request without any credentials gets no error code. */
    NO_TOKEN(Status.UNAUTHORIZED, "", "A token is required to access this resource."),
    INVALID_REQUEST(Status.BAD_REQUEST, "invalid_request", "The request must carry exactly one well-formed token."),
    INVALID_TOKEN(Status.UNAUTHORIZED, "invalid_token", "The token is not valid for this resource."),
    INSUFFICIENT_SCOPE(Status.FORBIDDEN, "insufficient_scope", "The token does not grant access to this resource."),
    CROSS_ORIGIN(Status.FORBIDDEN, "", "The request comes from another origin."),
    UNAVAILABLE(Status.SERVICE_UNAVAILABLE, "", "Tokens cannot be checked at the moment.");

    private final Status status;
    private final String error;
    private final String message;

    BearerError(Status status, String error, String message) {
        this.status = status;
        this.error = error;
        this.message = message;
    }

    static BearerError of(Reason reason) {
        return switch (reason) {
            case NO_TOKEN -> NO_TOKEN;
            case SEVERAL_TOKENS, MALFORMED_CREDENTIALS -> INVALID_REQUEST;
            case TOO_LARGE,
                    MALFORMED,
                    UNSUPPORTED_HEADER,
                    WRONG_ALGORITHM,
                    UNKNOWN_KEY,
                    BAD_SIGNATURE,
                    INVALID_CLAIMS,
                    WRONG_ISSUER,
                    WRONG_AUDIENCE,
                    WRONG_TYPE,
                    EXPIRED,
                    NOT_YET_VALID,
                    ISSUED_IN_THE_FUTURE,
                    BOUND_TO_A_KEY,
                    INVALID_TICKET,
                    REVOKED,
                    REUSED,
                    UNKNOWN_SUBJECT -> INVALID_TOKEN;
            case SUBJECT_MISMATCH, CLAIM_MISSING, SCOPE_MISSING, CHECK_FAILED, ROLE_MISSING, API_TOKEN, UNANNOTATED ->
                INSUFFICIENT_SCOPE;
            case CROSS_ORIGIN -> CROSS_ORIGIN;
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }

    Status status() {
        return status;
    }

    String message() {
        return message;
    }

    /**
     * The header {@code WWW-Authenticate}; realm and scope hold no quotes or backslashes. The scope is named where it
     * is missing. None where no other token would be accepted.
     */
    Map<String, String> challenge(String realm, Reason reason, String scopeNames) {
        return this == CROSS_ORIGIN ? Map.of() : Map.of(HttpHeaders.WWW_AUTHENTICATE, value(realm, reason, scopeNames));
    }

    private String value(String realm, Reason reason, String scopeNames) {
        boolean named = reason == Reason.SCOPE_MISSING && !scopeNames.isEmpty();
        return "Bearer realm=\"" + realm + "\""
                + (error.isEmpty() ? "" : ", error=\"" + error + "\"")
                + (named ? ", scope=\"" + scopeNames + "\"" : "");
    }
}
