package io.github.dropwizardjwt.benchmarks.start;

import io.github.dropwizardjwt.benchmarks.results.Addition;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.key.Algorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The configuration files of the services. Each issuer has a key of its own, in the file. */
final class Settings {
    private static final String SERVER = """
            server:
              applicationConnectors:
                - type: http
                  bindHost: 127.0.0.1
                  port: 0
              adminConnectors:
                - type: http
                  bindHost: 127.0.0.1
                  port: 0
            logging:
              level: WARN
            """;

    private final Path directory;
    private final List<String> keys;

    /**
     * Generates the keys of the issuers.
     *
     * @param directory for the files
     */
    Settings(Path directory) {
        this.directory = directory;
        this.keys = Stream.generate(() -> Keys.of(Algorithm.RS256).publicKeyPem())
                .limit(Collections.max(Scenario.ISSUERS))
                .toList();
    }

    /** The file of a service. */
    Path file(Scenario scenario) throws IOException {
        String jwt = scenario.addition() == Addition.NOTHING
                ? ""
                : scenario.issuers() == 0 ? own() : trusted(scenario.issuers());
        return Files.writeString(directory.resolve("config.yml"), SERVER + jwt);
    }

    private static String own() {
        return """
                jwt:
                  issuer: example-service
                  algorithm: HS256
                  secret: %s
                """.formatted(Keys.of(Algorithm.HS256).secretText());
    }

    private String trusted(int count) {
        StringBuilder section = new StringBuilder("jwt:\n  trustedIssuers:\n");
        IntStream.range(0, count)
                .forEach(
                        i -> section.append("""
                    - issuer: https://issuer%d.example.com
                      audience: example-service
                      publicKey: |
                """.formatted(i)).append(keys.get(i).indent(8)));
        return section.toString();
    }
}
