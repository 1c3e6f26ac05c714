package io.github.dropwizardjwt.config.audit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.logging.common.AppenderFactory;
import io.dropwizard.logging.common.async.AsyncLoggingEventAppenderFactory;
import io.dropwizard.logging.common.filter.ThresholdLevelFilterFactory;
import io.dropwizard.logging.common.layout.DropwizardLayoutFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The file that an appender of Dropwizard, with its layout and its queue, writes of the audit log. */
final class AuditFile implements AutoCloseable {
    private static final ObjectMapper YAML = Jackson.newObjectMapper(new YAMLFactory());

    private final Logger logger = (Logger) LoggerFactory.getLogger("jwt.audit");
    private final Path file;
    private final Appender<ILoggingEvent> appender;

    /**
     * Begins.
     *
     * @param directory where the file is
     * @param layout the settings of the appender about the layout, in YAML
     */
    AuditFile(Path directory, String layout) throws IOException {
        this(directory, YAML.readTree("{type: file, discardingThreshold: 0, " + layout + "}"));
    }

    /**
     * Begins.
     *
     * @param directory where the file is
     * @param settings those of an appender to a file
     */
    AuditFile(Path directory, JsonNode settings) throws IOException {
        file = directory.resolve("audit.log");
        ObjectNode here = settings.deepCopy();
        here.put("currentLogFilename", file.toString()).put("archive", false);
        AppenderFactory<ILoggingEvent> factory = YAML.convertValue(here, new TypeReference<>() {});
        appender = factory.build(
                logger.getLoggerContext(),
                "test",
                new DropwizardLayoutFactory(),
                new ThresholdLevelFilterFactory(),
                new AsyncLoggingEventAppenderFactory());
        logger.setLevel(Level.INFO);
        logger.addAppender(appender);
    }

    /** The lines, once all have been written. */
    List<String> linesAtEnd() throws IOException {
        close();
        return Files.readAllLines(file);
    }

    @Override
    public void close() {
        logger.setLevel(null);
        logger.detachAppender(appender);
        appender.stop();
    }
}
