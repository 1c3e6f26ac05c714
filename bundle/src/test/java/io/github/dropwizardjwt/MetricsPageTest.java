package io.github.dropwizardjwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.Timer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of docs/metrics.md has each metric of a service, and no other. */
class MetricsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`jwt\\.[^|]+) \\| (\\w+) \\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Map<String, Class<? extends Metric>> KINDS =
            Map.of("gauge", Gauge.class, "counter", Counter.class, "timer", Timer.class);

    private static ObservedService service;

    @BeforeAll
    static void start(@TempDir Path keys) throws Exception {
        service = new ObservedService(keys, environment -> {});
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void namesEachMetricWithItsKind() throws Exception {
        Map<Pattern, Class<? extends Metric>> documented = documented();

        assertThat(service.metrics())
                .hasSizeGreaterThan(40)
                .allSatisfy((name, metric) -> assertThat(documented).anySatisfy((pattern, kind) -> {
                    assertThat(name).matches(pattern);
                    assertThat(metric).isInstanceOf(kind);
                }));
    }

    @Test
    void namesNoOther() throws Exception {
        assertThat(documented().keySet())
                .hasSizeGreaterThan(40)
                .allSatisfy(pattern -> assertThat(service.metrics().keySet())
                        .anyMatch(name -> pattern.matcher(name).matches()));
    }

    /** A name such as {@code .failures} has the beginning of the one before it. */
    private static Map<Pattern, Class<? extends Metric>> documented() throws Exception {
        Map<Pattern, Class<? extends Metric>> documented = new LinkedHashMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("../docs/metrics.md")));
        while (row.find()) {
            String full = "";
            Matcher name = NAME.matcher(row.group(1));
            while (name.find()) {
                full = name.group(1).startsWith(".")
                        ? full.substring(0, full.lastIndexOf('.')) + name.group(1)
                        : name.group(1);
                documented.put(pattern(full), KINDS.get(row.group(2)));
            }
        }
        return documented;
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(name.replace(".", "\\.")
                .replaceAll("<method> <route>", "[A-Z]+ /.*")
                .replaceAll("<route>", "\\\\w+")
                .replaceAll("<reason>", "[a-z-]+")
                .replaceAll("<issuer>", ".+"));
    }
}
