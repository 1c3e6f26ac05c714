package io.github.dropwizardjwt.config.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.SampleEvents;
import io.github.dropwizardjwt.token.Reason;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the end of a second must not break. */
class RunningAuditTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("jwt.audit");

    private final AuditLog log = new AuditLog(EnumSet.allOf(AuditedEvent.class), (line, subject) -> {});

    @Test
    void rejectionsAreWrittenAgainAfterAnAppenderHasFailed(@TempDir Path directory) throws Exception {
        for (int i = 0; i < 11; i++) {
            log.rejected(SampleEvents.decision(Reason.EXPIRED));
        }
        try (Logs logs = new Logs()) {
            endSecondWithAFailingAppender();

            assertThat(logs.lines())
                    .containsExactly(
                            "WARN The number of rejections that have no line in the audit log could not be written");
        }
        try (AuditFile file = new AuditFile(directory, "logFormat: '%mdc{event.action}%n'")) {
            log.rejected(SampleEvents.decision(Reason.EXPIRED));

            assertThat(file.linesAtEnd()).containsExactly("token-rejected");
        }
    }

    private void endSecondWithAFailingAppender() {
        Appender<ILoggingEvent> failing = new AppenderBase<>() {
            @Override
            public synchronized void doAppend(ILoggingEvent event) {
                throw new IllegalStateException("The disk is full");
            }

            @Override
            protected void append(ILoggingEvent event) {}
        };
        LOGGER.setLevel(Level.INFO);
        LOGGER.addAppender(failing);
        try {
            RunningAudit.endSecond(log);
        } finally {
            LOGGER.detachAppender(failing);
            LOGGER.setLevel(null);
        }
    }
}
