package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the auth tokens of a session say from its next refresh on. */
@FunctionalInterface
interface NextClaims {
    /**
     * Scope and further claims.
     *
     * @return empty where the subject may do nothing any more
     * @throws TokenUnavailableException if that cannot be said now
     */
    Optional<Map<String, @Nullable Object>> of(Session session);

    /** As at the login, or as the application said at a later refresh. */
    static NextClaims kept() {
        return session -> Optional.of(SessionClaimsJson.read(session.claims()));
    }

    /** Nobody has said whether users are asked about: a session must not outlive its user by oversight. */
    static NextClaims undecided() {
        return session -> {
            throw new IllegalStateException(
                    "Nobody says what the subject of a session may do when it is refreshed: call "
                            + "JwtBundle.withGrants(subject -> ...) in initialize(), or give scope and claims to refresh(), or "
                            + "set jwt.sessions.keepGrantsFromLogin");
        };
    }
}
