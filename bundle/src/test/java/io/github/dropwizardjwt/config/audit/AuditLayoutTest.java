package io.github.dropwizardjwt.config.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.jackson.Jackson;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.support.SampleEvents;
import io.github.dropwizardjwt.token.Reason;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** The fields of a line are there with each layout of Dropwizard. */
class AuditLayoutTest {
    private static final ObjectMapper JSON = Jackson.newObjectMapper();
    private static final Decision DECISION = SampleEvents.decision(Reason.SUBJECT_MISMATCH);

    @TempDir
    private Path directory;

    private final AuditLog log =
            new AuditLog(EnumSet.allOf(AuditedEvent.class), (line, subject) -> line.with("user.id", subject));

    @Test
    void jsonHasAMemberForEachField() throws Exception {
        Map<String, String> expected = new TreeMap<>(Map.of(
                "message", "Rejected: SUBJECT_MISMATCH, GET /users/{username} (UserResource#greet)",
                "event.kind", "event",
                "event.category", "api",
                "event.type", "denied",
                "event.action", "token-rejected",
                "event.outcome", "failure",
                "event.reason", "subject-mismatch"));
        expected.putAll(Map.of(
                "http.request.method", "GET",
                "jwt.route", "/users/{username}",
                "jwt.resource", "UserResource#greet",
                "jwt.kid", "k1"));

        String line = line("layout: {type: json, flattenMdc: true, includes: [message, mdc]}");

        assertThat(JSON.readValue(line, new TypeReference<Map<String, String>>() {}))
                .isEqualTo(expected);
    }

    @Test
    void jsonNestsTheFieldsByDefault() throws Exception {
        assertThat(JSON.readTree(line("layout: {type: json}"))
                        .at("/mdc/event.reason")
                        .asText())
                .isEqualTo("subject-mismatch");
    }

    @Test
    void textSaysWhatAndWhere() throws Exception {
        assertThat(line("logFormat: '%-5p %c: %m%n'"))
                .isEqualTo("INFO  jwt.audit: Rejected: SUBJECT_MISMATCH, GET /users/{username} (UserResource#greet)");
    }

    @Test
    void textHasTheFieldsThatItsFormatNames() throws Exception {
        assertThat(line("logFormat: '%m %mdc%n'"))
                .contains("event.reason=subject-mismatch", "jwt.kid=k1", "jwt.route=/users/{username}");
        assertThat(line("logFormat: '%mdc{event.reason} %mdc{jwt.kid}%n'")).isEqualTo("subject-mismatch k1");
    }

    @Test
    void saysHowManyRejectionsHadNoLine() throws Exception {
        try (AuditFile file = new AuditFile(directory, "logFormat: '%m %mdc{event.action} %mdc{jwt.count}%n'")) {
            for (int i = 0; i < 12; i++) {
                log.rejected(DECISION);
            }
            log.endSecond();
            log.rejected(DECISION);

            List<String> lines = file.linesAtEnd();
            assertThat(lines)
                    .hasSize(12)
                    .element(10)
                    .isEqualTo("Further rejections in the last second: SUBJECT_MISMATCH, 2 rejections-omitted 2");
        }
    }

    @Test
    void leavesTheFieldsOfTheApplicationAlone() throws Exception {
        MDC.put("trace.id", "of-the-request");
        MDC.put("jwt.kid", "of-the-application");
        try {
            assertThat(line("logFormat: '%mdc{trace.id} %mdc{jwt.kid}%n'")).isEqualTo("of-the-request k1");
            assertThat(MDC.getCopyOfContextMap())
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("trace.id", "of-the-request", "jwt.kid", "of-the-application"));
        } finally {
            MDC.clear();
        }
    }

    @Test
    void noValueBreaksALine() throws Exception {
        try (AuditFile file = new AuditFile(directory, "logFormat: '%m %mdc{user.id}%n'")) {
            log.evicted("alice\r\nRejected: nothing", "s");

            assertThat(file.linesAtEnd())
                    .containsExactly("Session ended: it made room for another alice__Rejected: nothing");
        }
    }

    /** Written by a thread of its own, when the fields are no longer in the MDC. */
    private String line(String layout) throws Exception {
        try (AuditFile file = new AuditFile(directory, layout)) {
            log.rejected(DECISION);

            List<String> lines = file.linesAtEnd();
            return lines.get(lines.size() - 1);
        }
    }
}
