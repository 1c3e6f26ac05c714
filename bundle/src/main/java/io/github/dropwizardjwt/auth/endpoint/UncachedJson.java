package io.github.dropwizardjwt.auth.endpoint;

import io.github.dropwizardjwt.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A JSON object in a response that no cache stores: it has tokens, or what belongs to one session. */
final class UncachedJson {
    private UncachedJson() {}

    static Response ok(Map<String, ?> body) {
        return Response.ok(new String(Json.write(body), StandardCharsets.UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
