package io.github.dropwizardjwt.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** What is logged from now on until it is closed. */
public final class Logs implements AutoCloseable {
    private final ConcurrentLinkedQueue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
    private final List<Runnable> undo = new ArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }
    };

    /** What this library logs, down to DEBUG. */
    public Logs() {
        this("io.github.dropwizardjwt");
    }

    private Logs(String... closely) {
        appender.start();
        for (String name : closely) {
            Logger logger = logger(name);
            Level before = logger.getLevel();
            undo.add(() -> logger.setLevel(before));
            logger.setLevel(Level.DEBUG);
            listenTo(logger);
        }
    }

    /** What all log: this library and jjwt down to DEBUG, all others as usual. */
    public static Logs ofEverything() {
        Logs logs = new Logs("io.github.dropwizardjwt", "io.jsonwebtoken");
        logs.withhold("io.github.dropwizardjwt");
        logs.withhold("io.jsonwebtoken");
        logs.listenTo(logger(Logger.ROOT_LOGGER_NAME));
        return logs;
    }

    /** So that the console does not fill with one line for each request, and none is heard twice. */
    private void withhold(String name) {
        logger(name).setAdditive(false);
        undo.add(() -> logger(name).setAdditive(true));
    }

    private void listenTo(Logger logger) {
        logger.addAppender(appender);
        undo.add(() -> logger.detachAppender(appender));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    /** Level and text of each line. */
    public List<String> lines() {
        return events.stream().map(Logs::line).toList();
    }

    /** Level, text and stack trace of each line since the last call. */
    public List<String> drain() {
        List<String> drained = new ArrayList<>();
        for (ILoggingEvent event = events.poll(); event != null; event = events.poll()) {
            drained.add(line(event) + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return drained;
    }

    private static String line(ILoggingEvent event) {
        return event.getLevel() + " " + event.getFormattedMessage();
    }

    public void clear() {
        events.clear();
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }
}
