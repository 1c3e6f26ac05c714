package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the application says of the subject of a session. Where it fails, nothing is said, and the session goes on. */
final class AskedGrants implements NextClaims {
    private static final Logger LOGGER = LoggerFactory.getLogger(AskedGrants.class);

    private final Grants grants;
    /** Where a failure comes from is logged once per kind: while a database is down, each refresh fails. */
    private final Set<Class<?>> logged = ConcurrentHashMap.newKeySet();

    AskedGrants(Grants grants) {
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
                LOGGER.warn("The application's Grants failed; refreshes are rejected with 503. This is logged once", e);
            }
            throw new TokenUnavailableException(
                    "The application's Grants failed with " + e.getClass().getName(), e);
        }
    }
}
