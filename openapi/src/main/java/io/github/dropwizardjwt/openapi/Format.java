package io.github.dropwizardjwt.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The formats of a document. */
enum Format {
    JSON,
    /** RFC 9512. */
    YAML;

    static Format of(String extension) {
        return valueOf(extension.toUpperCase(Locale.ROOT));
    }

    String mediaType() {
        return "application/" + name().toLowerCase(Locale.ROOT);
    }

    String write(OpenAPI document) {
        try {
            return mapper(document.getSpecVersion())
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectMapper mapper(SpecVersion version) {
        boolean is31 = version == SpecVersion.V31;
        return switch (this) {
            case JSON -> is31 ? Json31.mapper() : Json.mapper();
            case YAML -> is31 ? Yaml31.mapper() : Yaml.mapper();
        };
    }
}
