package io.github.dropwizardjwt.openapi;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;

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

    private static final String ERROR = "JwtError";
    private static final String PROBLEM = "JwtProblem";

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

    /** The bodies: Dropwizard's, and RFC 9457's where {@code Accept} names its type. */
    static Content bodies() {
        return new Content()
                .addMediaType("application/json", reference(ERROR))
                .addMediaType("application/problem+json", reference(PROBLEM));
    }

    private static MediaType reference(String schema) {
        return new MediaType().schema(new Schema<>().$ref(schema));
    }

    /** The schemas that {@link #bodies()} refers to. */
    static Map<String, Schema<?>> schemas() {
        return Map.of(
                ERROR,
                new ObjectSchema().addProperty("code", new IntegerSchema()).addProperty("message", new StringSchema()),
                PROBLEM,
                new ObjectSchema()
                        .addProperty("type", new StringSchema().format("uri-reference"))
                        .addProperty("title", new StringSchema())
                        .addProperty("status", new IntegerSchema())
                        .addProperty("detail", new StringSchema()));
    }
}
