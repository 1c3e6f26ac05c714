package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.json.JsonValues;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts scope and custom claims of a session's auth tokens to and from the JSON that the store keeps. */
final class SessionClaimsJson {
    private SessionClaimsJson() {}

    /** Takes the arguments of {@code TokenManager.authToken}. */
    static Map<String, @Nullable Object> of(@Nullable Object scope, Map<String, ?> custom) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        if (scope != null) {
            claims.put("scope", scope);
        }
        claims.putAll(custom);
        return JsonValues.copy(claims);
    }

    static String write(Map<String, @Nullable Object> claims) {
        return new String(Json.write(claims), StandardCharsets.UTF_8);
    }

    static Map<String, @Nullable Object> read(String json) {
        return Json.readObject(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether what is stored is the same as these claims would be once they were stored. */
    static boolean isEqual(String json, Map<String, @Nullable Object> claims) {
        return read(json).equals(read(write(claims)));
    }
}
