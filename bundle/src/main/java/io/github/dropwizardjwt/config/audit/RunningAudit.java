package io.github.dropwizardjwt.config.audit;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.github.dropwizardjwt.config.SettingException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends each second of a log's limit while the service runs, and the last one when it stops. */
final class RunningAudit {
    private static final Logger LOGGER = LoggerFactory.getLogger(RunningAudit.class);

    private RunningAudit() {}

    /**
     * Starts the thread.
     *
     * @throws SettingException if the log's logger is not enabled
     */
    static void start(AuditLog log, Environment environment) {
        if (!AuditLine.LOGGER.isInfoEnabled()) {
            throw new SettingException(
                    "audit",
                    "is written to the logger jwt.audit at INFO, which is not enabled; set logging.loggers: {jwt.audit: "
                            + "INFO}, or remove audit");
        }
        // Stopped after the threads of this executor.
        environment.lifecycle().manage(new AutoCloseableManager(() -> endSecond(log)));
        ScheduledFuture<?> unused = environment
                .lifecycle()
                .scheduledExecutorService("jwt-audit", true)
                .build()
                .scheduleWithFixedDelay(() -> endSecond(log), 1, 1, TimeUnit.SECONDS);
    }

    static void endSecond(AuditLog log) {
        try {
            log.endSecond();
        } catch (RuntimeException e) {
            // An executor does not call again a task that has thrown, and then the limit would omit all further lines.
            LOGGER.warn("The number of rejections that have no line in the audit log could not be written", e);
        }
    }
}
