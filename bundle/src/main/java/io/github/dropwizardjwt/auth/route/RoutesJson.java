package io.github.dropwizardjwt.auth.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dropwizardjwt.json.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Routes as JSON: an object with an array {@code routes}. */
final class RoutesJson {
    private RoutesJson() {}

    static String of(Routes routes) {
        return new String(
                Json.write(Map.of(
                        "routes", routes.all().stream().map(RoutesJson::members).toList())),
                UTF_8);
    }

    private static Map<String, Object> members(Route route) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("verb", route.verb());
        members.put("path", route.path());
        members.put("access", route.access().name().toLowerCase(Locale.ROOT));
        members.put("rule", route.rule());
        members.put("candidate", route.candidate().orElse(""));
        members.put("place", route.place());
        members.put("note", route.note());
        members.put("reason", route.reason().orElse(""));
        members.put("consumes", route.consumes());
        members.put("produces", route.produces());
        return members;
    }
}
