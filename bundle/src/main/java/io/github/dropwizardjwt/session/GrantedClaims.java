package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The claims that the application grants the subject of a session. If it fails, the session goes on unchanged. */
final class GrantedClaims implements RefreshClaims {
    private static final Logger LOGGER = LoggerFactory.getLogger(GrantedClaims.class);

    private final Grants grants;
    /** Failures are logged once per type: while a database is down, each refresh fails. */
    private final Set<Class<?>> logged = ConcurrentHashMap.newKeySet();

    GrantedClaims(Grants grants) {
        this.grants = grants;
    }

    @Override
    public Optional<Map<String, @Nullable Object>> of(Session session) {
        try {
            return grants.find(session.subject()).map(Grant::toClaims);
        } catch (TokenUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            if (logged.add(e.getClass())) {
                LOGGER.warn(
                        "The application's Grants failed; refreshes are rejected with 503. Logged once per type of exception",
                        e);
            }
            throw new TokenUnavailableException(
                    "The application's Grants failed with " + e.getClass().getName(), e);
        }
    }
}
