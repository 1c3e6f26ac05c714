package io.github.dropwizardjwt.config.audit;

import com.google.common.base.CharMatcher;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One line of the audit log. Its fields are in the MDC while it is logged, since that is what the layouts of Dropwizard
 * pass on: they know no key-value pairs of SLF4J. Not thread-safe.
 */
final class AuditLine {
    static final Logger LOGGER = LoggerFactory.getLogger("jwt.audit");

    private final StringBuilder message;
    private final Map<String, String> fields = new LinkedHashMap<>();

    AuditLine(AuditAction action) {
        message = new StringBuilder(action.sentence);
        with("event.kind", "event");
        with("event.category", action.category);
        with("event.type", action.type);
        with("event.action", action.id());
        with("event.outcome", action.outcome);
    }

    /** Adds a field. No value breaks a line, wherever it comes from. */
    AuditLine with(String field, String value) {
        fields.put(field, CharMatcher.javaIsoControl().replaceFrom(value, '_'));
        return this;
    }

    /** Adds to the message what nobody but the application has chosen: layouts that show no MDC show that much. */
    AuditLine saying(String text) {
        message.append(text);
        return this;
    }

    /** Fields of the same names that the application has set are there again afterwards. */
    void write() {
        @Nullable Map<String, String> before = MDC.getCopyOfContextMap();
        try {
            fields.forEach(MDC::put);
            LOGGER.info("{}", message.toString());
        } finally {
            if (before == null) {
                MDC.clear();
            } else {
                MDC.setContextMap(before);
            }
        }
    }
}
