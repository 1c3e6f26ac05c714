package io.github.dropwizardjwt.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** The bodies of responses that the bundle writes, as schemas among the components of a document. */
final class Bodies {
    /** Dropwizard's error message. */
    record JwtError(int code, String message) {}

    /** RFC 9457. */
    record JwtProblem(String type, String title, int status, String detail) {}

    /** The response to a refresh. */
    record JwtTokens(
            @JsonProperty("auth_token") String authToken,
            @JsonProperty("refresh_token") String refreshToken) {}

    /** A page of sessions. */
    record JwtSessions(List<JwtSession> sessions, String next) {}

    /** A session. */
    record JwtSession(
            String sid,
            String client,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("last_used_at") Instant lastUsedAt,
            @JsonProperty("expires_at") Instant expiresAt,
            boolean current) {}

    /** The CSRF token of a session. */
    record JwtCsrfToken(@JsonProperty("csrf_token") String csrfToken) {}

    private final ModelConverters converters;
    private final BiConsumer<String, Schema<?>> schemas;

    /**
     * Describes bodies.
     *
     * @param schemas takes each schema that is referred to, with its name
     */
    Bodies(SpecVersion version, BiConsumer<String, Schema<?>> schemas) {
        this.converters = ModelConverters.getInstance(version == SpecVersion.V31);
        this.schemas = schemas;
    }

    /** A reference to the schema of a body. */
    MediaType of(Class<? extends Record> body) {
        converters.readAll(body).forEach((name, schema) -> schemas.accept(name, schema));
        return new MediaType().schema(new Schema<>().$ref(body.getSimpleName()));
    }
}
