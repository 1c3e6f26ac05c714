package io.github.dropwizardjwt.config.audit;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.github.dropwizardjwt.config.SettingException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends the seconds of a log while the service runs, and the last one when it stops. */
final class RunningAudit {
    private RunningAudit() {}

    /**
     * Begins.
     *
     * @throws SettingException if nobody would read the log
     */
    static void start(AuditLog log, Environment environment) {
        if (!AuditLine.LOGGER.isInfoEnabled()) {
            throw new SettingException(
                    "audit",
                    "is written to the logger jwt.audit at INFO, which is not enabled; set logging.loggers: {jwt.audit: "
                            + "INFO}, or remove audit");
        }
        // Stopped after the threads of this executor.
        environment.lifecycle().manage(new AutoCloseableManager(log::endSecond));
        ScheduledFuture<?> unused = environment
                .lifecycle()
                .scheduledExecutorService("jwt-audit", true)
                .build()
                .scheduleWithFixedDelay(log::endSecond, 1, 1, TimeUnit.SECONDS);
    }
}
