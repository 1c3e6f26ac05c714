package io.github.dropwizardjwt.config.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.dropwizard.jackson.Jackson;
import io.github.dropwizardjwt.support.DocsPage;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/observability.md says of the audit log is what it does. */
class DocumentedAuditTest {
    private static final ObjectMapper YAML = Jackson.newObjectMapper(new YAMLFactory());
    private static final Pattern ACTION = Pattern.compile("`((?:token|session|override|refresh|rejections)-[a-z-]+)`");

    @Test
    void theAppenderWritesTheFieldsOfEcsAndNoPath(@TempDir Path directory) throws Exception {
        JsonNode appender = YAML.readTree(page().blocks("yaml").get(1))
                .at("/logging/loggers")
                .get("jwt.audit")
                .at("/appenders/0");
        AuditLog log =
                new AuditLog(EnumSet.allOf(AuditedEvent.class), (line, subject) -> line.with("user.hash", subject));
        try (AuditFile file = new AuditFile(directory, appender)) {
            log.evicted("hash", "id");

            JsonNode line = YAML.readTree(file.linesAtEnd().get(0));
            Set<String> fields = new TreeSet<>();
            line.fieldNames().forEachRemaining(fields::add);
            assertThat(fields)
                    .containsExactlyInAnyOrder(
                            "@timestamp",
                            "log.level",
                            "log.logger",
                            "message",
                            "event.kind",
                            "event.category",
                            "event.type",
                            "event.action",
                            "event.outcome",
                            "user.hash",
                            "jwt.sid");
        }
    }

    @Test
    void namesActionsThatThereAre() throws Exception {
        Set<String> actions =
                EnumSet.allOf(AuditAction.class).stream().map(AuditAction::id).collect(Collectors.toSet());

        assertThat(ACTION.matcher(page().text()).results().map(action -> action.group(1)))
                .hasSizeGreaterThan(5)
                .isSubsetOf(actions);
    }

    private static DocsPage page() throws Exception {
        return DocsPage.named("observability.md");
    }
}
