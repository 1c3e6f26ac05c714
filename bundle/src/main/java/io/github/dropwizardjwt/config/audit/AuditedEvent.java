package io.github.dropwizardjwt.config.audit;

/** The kinds of events between which {@code include} chooses. */
enum AuditedEvent {
    /** Requests that were rejected. */
    REJECTED,
    /** Requests that were admitted only because of an override. */
    OVERRIDDEN,
    /** Requests with a token that were admitted. */
    ACCEPTED,
    /** Beginning, refreshes and end of sessions, and tokens that were revoked. */
    SESSIONS,
    /** API tokens that were issued and revoked. */
    API_TOKENS
}
