package io.github.dropwizardjwt.attack;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** All that is logged until it is closed: of this library and of jjwt down to DEBUG, of all others as usual. */
final class LogWatch implements AutoCloseable {
    private static final List<String> CLOSELY = List.of("io.github.dropwizardjwt", "io.jsonwebtoken");

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLevel() + " " + event.getFormattedMessage()
                    + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    };

    LogWatch() {
        appender.start();
        logger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        CLOSELY.forEach(name -> {
            logger(name).setLevel(Level.DEBUG);
            // So that the console does not fill with one line for each request.
            logger(name).setAdditive(false);
            logger(name).addAppender(appender);
        });
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    /** What was logged since the last call. */
    List<String> drain() {
        List<String> drained = new ArrayList<>();
        for (String line = lines.poll(); line != null; line = lines.poll()) {
            drained.add(line);
        }
        return drained;
    }

    @Override
    public void close() {
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        CLOSELY.forEach(name -> {
            logger(name).detachAppender(appender);
            logger(name).setAdditive(true);
            logger(name).setLevel(null);
        });
    }
}
