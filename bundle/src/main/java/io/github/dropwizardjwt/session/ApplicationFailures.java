package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes outages of what the application's own code throws. Each type of exception is logged once with its stack trace:
 * while a database is down, every request fails. Thread-safe.
 */
public final class ApplicationFailures {
    private static final Logger LOGGER = LoggerFactory.getLogger(ApplicationFailures.class);

    private final String code;
    private final String consequence;
    private final Set<Class<?>> logged = ConcurrentHashMap.newKeySet();

    /**
     * Failures of one piece of code.
     *
     * @param code names it, as in {@code The look-up of User}
     */
    public ApplicationFailures(String code) {
        this(code, "requests that need it are rejected with 503");
    }

    /**
     * Failures of one piece of code.
     *
     * @param code names it
     * @param consequence what a failure means for requests, for the log
     */
    public ApplicationFailures(String code, String consequence) {
        this.code = code;
        this.consequence = consequence;
    }

    /**
     * Logs a failure, if it is the first of its type.
     *
     * @param failure what the code has thrown; its message may quote values
     * @return the outage, which is answered with 503 and names the type of the failure only
     */
    public TokenUnavailableException outage(RuntimeException failure) {
        if (logged.add(failure.getClass())) {
            LOGGER.warn("{} failed; {}. Logged once per type of exception", code, consequence, failure);
        }
        return new TokenUnavailableException(
                code + " failed with " + failure.getClass().getName(), failure);
    }
}
