package io.github.dropwizardjwt.benchmarks.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What the bundle adds to the jars of a service that has {@code dropwizard-core}: its own jar, and those that it
 * brings. They are known from the list of its parts (CycloneDX), which its build writes.
 */
final class Weight {
    private static final Path PARTS = Path.of("../bundle/target/dropwizard-jwt-1.0.0-SNAPSHOT-cyclonedx.json");
    private static final Path OWN = Path.of("../bundle/target/dropwizard-jwt-1.0.0-SNAPSHOT.jar");
    private static final Path JARS = Path.of("target/lib");

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, List<String>> dependencies = new HashMap<>();
    private final String bundle;

    Weight() throws IOException {
        JsonNode parts = new ObjectMapper().readTree(PARTS.toFile());
        this.bundle = parts.at("/metadata/component/bom-ref").asText();
        parts.get("components")
                .forEach(part ->
                        names.put(part.get("bom-ref").asText(), part.get("name").asText()));
        parts.get("dependencies")
                .forEach(part -> dependencies.put(
                        part.get("ref").asText(),
                        StreamSupport.stream(part.path("dependsOn").spliterator(), false)
                                .map(JsonNode::asText)
                                .toList()));
    }

    /** One line each. */
    List<String> facts() throws IOException {
        Set<String> there = new TreeSet<>();
        names.entrySet().stream()
                .filter(part -> part.getValue().equals("dropwizard-core"))
                .forEach(part -> collect(part.getKey(), there));
        Set<String> brought = new TreeSet<>();
        collect(bundle, brought);
        brought.removeAll(there);
        brought.remove(bundle);
        List<String> named = new ArrayList<>();
        long bytes = 0;
        for (String part : brought) {
            Path jar = jar(part);
            bytes += Files.size(jar);
            named.add(names.get(part));
        }
        return List.of(
                "the bundle's jar: " + kilobytes(Files.size(OWN)),
                "jars that it brings and dropwizard-core does not: " + kilobytes(bytes) + " ("
                        + String.join("; ", named) + ")");
    }

    private void collect(String part, Set<String> into) {
        if (into.add(part)) {
            dependencies.getOrDefault(part, List.of()).forEach(next -> collect(next, into));
        }
    }

    /** Its name begins as that of the part, in whatever version it is among the benchmarks' jars. */
    private Path jar(String part) throws IOException {
        String name = names.get(part);
        try (var jars = Files.list(JARS)) {
            return jars.filter(jar -> jar.getFileName().toString().matches(name + "-\\d[^-]*(-[A-Z].*)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("There is no jar of " + name + " in " + JARS));
        }
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%,.0f kB", bytes / 1000.0);
    }
}
