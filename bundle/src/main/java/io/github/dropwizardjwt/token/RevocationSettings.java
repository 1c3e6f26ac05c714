package io.github.dropwizardjwt.token;

import org.jspecify.annotations.Nullable;

/** The revocation checks of a {@link TokenManagerBuilder}: the application's, and that of the sessions. */
final class RevocationSettings {
    private RevocationChecks added = RevocationChecks.NONE;
    private @Nullable RevocationCheck sessions;

    void add(RevocationCheck check) {
        added = added.and(check);
    }

    /** Those of the application. */
    RevocationChecks added() {
        return added;
    }

    void sessions(RevocationCheck check) {
        if (sessions != null) {
            throw new IllegalStateException("These tokens belong to the sessions of another SessionManager; "
                    + "create a TokenManager.builder for each");
        }
        this.sessions = check;
    }

    boolean inSessions() {
        return sessions != null;
    }

    /** All checks, that of the sessions last. */
    RevocationChecks all() {
        return sessions == null ? added : added.and(sessions);
    }
}
