package io.github.dropwizardjwt.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A client that reads from the document of an application how to call it.
 *
 * @param server where the application listens
 * @param tokens the tokens that it has, by security scheme
 */
record DocumentClient(JsonNode document, URI server, Map<String, String> tokens) {
    DocumentClient with(String scheme, String token) {
        return new DocumentClient(document, server, Map.of(scheme, token));
    }

    /** Calls an operation, with the values of path parameters or of the fields of its form. */
    HttpResponse<String> call(String operationId, Map<String, String> values) {
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (operation.getValue().path("operationId").asText().equals(operationId)) {
                    return call(operation.getKey(), path.getKey(), operation.getValue(), values);
                }
            }
        }
        throw new NoSuchElementException(operationId);
    }

    private HttpResponse<String> call(String verb, String template, JsonNode operation, Map<String, String> values) {
        String path = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        URI uri = server.resolve(document.at("/servers/0/url").asText() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        JsonNode form = operation.at("/requestBody/content/application~1x-www-form-urlencoded");
        if (form.isMissingNode()) {
            request.method(verb.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .method(verb.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString(encoded(values)));
        }
        authenticate(request, operation.get("security"));
        return Sample.send(request.build());
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** With the alternative that needs most of the tokens that the client has. */
    private void authenticate(HttpRequest.Builder request, JsonNode security) {
        StreamSupport.stream(security.spliterator(), false)
                .map(alternative ->
                        alternative.properties().stream().map(Map.Entry::getKey).toList())
                .filter(schemes -> tokens.keySet().containsAll(schemes))
                .max(Comparator.comparing(List::size))
                .ifPresent(schemes -> schemes.forEach(scheme -> add(request, scheme)));
    }

    private void add(HttpRequest.Builder request, String name) {
        JsonNode scheme = document.at("/components/securitySchemes/" + name);
        String token = tokens.get(name);
        String kind = scheme.get("type").asText() + " "
                + scheme.path("scheme").asText(scheme.path("in").asText());
        switch (kind) {
            case "http bearer" -> request.header("Authorization", "Bearer " + token);
            case "apiKey cookie" -> request.header("Cookie", scheme.get("name").asText() + "=" + token);
            case "apiKey header" -> request.header(scheme.get("name").asText(), token);
            default -> throw new NoSuchElementException(kind);
        }
    }
}
