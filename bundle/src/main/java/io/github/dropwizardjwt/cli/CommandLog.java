package io.github.dropwizardjwt.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import java.util.Iterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends log output to the standard error while a command runs, so that the standard output holds only the result. */
final class CommandLog {
    private CommandLog() {}

    static void toStandardError() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            Iterator<Appender<ILoggingEvent>> appenders = root.iteratorForAppenders();
            while (appenders.hasNext()) {
                if (appenders.next() instanceof ConsoleAppender<ILoggingEvent> console) {
                    console.stop();
                    console.setTarget(ConsoleTarget.SystemErr.getName());
                    console.start();
                }
            }
        }
    }
}
