package io.github.dropwizardjwt.config.audit;

import com.google.common.base.CharMatcher;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One line of the audit log. Its fields are in the MDC while it is logged, since Dropwizard's layouts write the MDC,
 * and not the key-value pairs of SLF4J. Not thread-safe.
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

    /** Adds a field. Control characters of its value are replaced, so that none breaks the line. */
    AuditLine with(String field, String value) {
        fields.put(field, CharMatcher.javaIsoControl().replaceFrom(value, '_'));
        return this;
    }

    /** Adds to the message, which layouts without the MDC show, too. Only for names that the application has chosen. */
    AuditLine saying(String text) {
        message.append(text);
        return this;
    }

    /** Writes the line, and restores the MDC of the application, which may have fields of the same names. */
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
