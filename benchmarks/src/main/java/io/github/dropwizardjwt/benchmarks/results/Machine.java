package io.github.dropwizardjwt.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Where and when something was measured. */
public final class Machine {
    private Machine() {}

    /** One line each. */
    public static List<String> facts(List<Jdk> jdks) throws IOException {
        List<String> facts = new ArrayList<>();
        facts.add("date: " + LocalDate.now(ZoneOffset.UTC));
        facts.add("machine: " + processors() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch"));
        jdks.forEach(jdk -> facts.add("JDK " + jdk.feature() + ": " + jdk.version()));
        return facts;
    }

    /** As Linux reports it, whatever processors this program is bound to. */
    private static String processors() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return Runtime.getRuntime().availableProcessors() + " processors";
        }
        List<String> models = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
        return models.size() + " × " + models.stream().findFirst().orElse("unknown processor");
    }
}
