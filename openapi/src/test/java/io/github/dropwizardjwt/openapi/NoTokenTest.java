package io.github.dropwizardjwt.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.github.dropwizardjwt.testing.JwtTest;
import io.swagger.v3.oas.models.SpecVersion;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An operation needs a token by the document exactly where a request without one is rejected. */
@ExtendWith(DropwizardExtensionsSupport.class)
class NoTokenTest {
    private static final DropwizardAppExtension<SampleConfiguration> APP = Sample.with(SpecVersion.V30);

    @RegisterExtension
    static final JwtTest JWT = JwtTest.of(APP);

    /** Sends all requests of the test kit, on which the next test relies. */
    @TestFactory
    Stream<DynamicNode> closed() {
        return cases();
    }

    @Test
    void demandsTokensWhereTheyAreDemanded() throws Throwable {
        Set<String> rejected = new TreeSet<>();
        Set<String> admitted = new HashSet<>();
        for (DynamicNode route : cases().toList()) {
            for (DynamicNode each : ((DynamicContainer) route).getChildren().toList()) {
                if (each.getDisplayName().endsWith("no token")) {
                    ((DynamicTest) each).getExecutable().execute();
                    (each.getDisplayName().startsWith("control") ? admitted : rejected)
                            .add(operation(route.getDisplayName()));
                }
            }
        }
        Map<String, JsonNode> documented = operations();

        assertThat(rejected).hasSizeGreaterThan(15).contains("GET /api/orders/{id}", "GET /api/reports/sales");
        assertThat(admitted).containsExactly("GET /api/greeting");
        Set<String> demanding = new TreeSet<>(documented.keySet());
        demanding.removeIf(operation -> admitsWithoutToken(documented.get(operation)));
        Set<String> denied = Set.of("DELETE /api/orders/{id}", "GET /api/undeclared");
        rejected.removeAll(denied);
        // A guarded path is no operation, but guards those below it.
        rejected.remove("* /api/reports/*");
        // Its method verifies the token itself, and has no guard.
        rejected.add("POST /api/auth/logout");
        assertThat(demanding).isEqualTo(rejected);
        assertThat(documented).doesNotContainKeys(denied.toArray(String[]::new));
    }

    @Test
    void admitsWhereNoneIsDemanded() {
        Map<String, JsonNode> open = operations();
        open.values().removeIf(operation -> !admitsWithoutToken(operation));
        assertThat(open).hasSizeGreaterThan(3);
        open.keySet().forEach(operation -> {
            String[] words = operation.split(" ", 2);
            HttpRequest request = HttpRequest.newBuilder(Sample.uri(APP, words[1]))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .method(words[0], HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(Sample.send(request).statusCode()).as(operation).isNotIn(401, 403);
        });
    }

    private static Stream<DynamicNode> cases() {
        return JWT.closed(with -> with.param("id", "7").stranger("bob"));
    }

    private static boolean admitsWithoutToken(JsonNode operation) {
        JsonNode security = operation.get("security");
        assertThat(security).as("security of %s", operation).isNotNull();
        for (JsonNode alternative : security) {
            if (alternative.isEmpty()) {
                return true;
            }
        }
        return security.isEmpty();
    }

    /** The operations of the document by method and path, with the path of its server. */
    private static Map<String, JsonNode> operations() {
        JsonNode document = Sample.json(Sample.get(APP, "/api/openapi.json").body());
        String base = document.at("/servers/0/url").asText();
        Map<String, JsonNode> operations = new TreeMap<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + base + path.getKey(),
                                operation.getValue())));
        return operations;
    }

    /** Templates of OpenAPI have no regular expressions. */
    private static String operation(String route) {
        return route.replaceAll("\\{(\\w+):[^/]*}", "{$1}");
    }
}
