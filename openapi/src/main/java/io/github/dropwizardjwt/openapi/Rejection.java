package io.github.dropwizardjwt.openapi;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import jakarta.ws.rs.core.HttpHeaders;

/** The responses to rejected requests (RFC 6750 §3.1), as components of a document. */
enum Rejection {
    MALFORMED("400", "JwtMalformed", "The request carries several tokens, or a malformed one.", true),
    UNAUTHORIZED("401", "JwtUnauthorized", "A valid token is needed.", true),
    FORBIDDEN(
            "403",
            "JwtForbidden",
            "The token does not permit this, or a page of another origin sent its cookie.",
            true),
    UNAVAILABLE("503", "JwtUnavailable", "Tokens cannot be checked at the moment.", false);

    private final String status;
    private final String component;
    private final String description;
    private final boolean hasChallenge;

    Rejection(String status, String component, String description, boolean hasChallenge) {
        this.status = status;
        this.component = component;
        this.description = description;
        this.hasChallenge = hasChallenge;
    }

    String status() {
        return status;
    }

    String component() {
        return component;
    }

    /** The response, without a body. */
    ApiResponse response() {
        ApiResponse response = new ApiResponse().description(description);
        return hasChallenge
                ? response.addHeaderObject(
                        HttpHeaders.WWW_AUTHENTICATE,
                        new Header().description("The challenge of RFC 6750.").schema(new StringSchema()))
                : response;
    }
}
