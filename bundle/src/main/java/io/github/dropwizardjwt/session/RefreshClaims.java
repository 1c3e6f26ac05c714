package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which claims the auth tokens of a session have from its next refresh on. */
@FunctionalInterface
interface RefreshClaims {
    /**
     * The scope and custom claims.
     *
     * @return the claims; empty if the subject may not have tokens any more
     * @throws TokenUnavailableException if that cannot be decided now
     */
    Optional<Map<String, @Nullable Object>> of(Session session);

    /** Those of the login, or of the last refresh for which the application gave others. */
    static RefreshClaims kept() {
        return session -> Optional.of(SessionClaimsJson.read(session.claims()));
    }

    /** Fails: an application that has not decided must not let sessions outlive their users by oversight. */
    static RefreshClaims notConfigured() {
        return session -> {
            throw new IllegalStateException("It is not configured what a subject may do after a refresh: call "
                    + "JwtBundle.withGrants(subject -> ...) in initialize(), pass scope and claims to refresh(), or "
                    + "set jwt.sessions.keepGrantsFromLogin");
        };
    }
}
