package io.github.dropwizardjwt.config.audit;

import com.google.common.base.CaseFormat;

/** What happened, one row for each: sentence, and the categorization fields of the Elastic Common Schema. */
enum AuditAction {
    TOKEN_REJECTED(AuditedEvent.REJECTED, "Rejected", "api", "denied", "failure"),
    REJECTIONS_OMITTED(AuditedEvent.REJECTED, "Further rejections in the last second", "api", "denied", "failure"),
    OVERRIDE_USED(AuditedEvent.OVERRIDDEN, "Admitted by an override", "api", "allowed", "success"),
    TOKEN_ACCEPTED(AuditedEvent.ACCEPTED, "Accepted", "api", "allowed", "success"),

    SESSION_OPENED(AuditedEvent.SESSIONS, "Session opened", "session", "start", "success"),
    SESSION_REFRESHED(AuditedEvent.SESSIONS, "Session refreshed", "session", "info", "success"),
    TOKEN_RENEWED(AuditedEvent.SESSIONS, "Token in a cookie renewed", "session", "info", "success"),
    REFRESH_TOKEN_REUSED(
            AuditedEvent.SESSIONS, "Session ended: its refresh token was reused", "session", "end", "failure"),
    GRANT_WITHDRAWN(AuditedEvent.SESSIONS, "Session ended: nothing is granted any more", "session", "end", "success"),
    SESSION_EVICTED(AuditedEvent.SESSIONS, "Session ended: it made room for another", "session", "end", "success"),
    SESSION_REVOKED(AuditedEvent.SESSIONS, "Session revoked", "session", "end", "success"),
    SUBJECT_REVOKED(AuditedEvent.SESSIONS, "Sessions of a subject revoked", "session", "end", "success"),
    TOKEN_REVOKED(AuditedEvent.SESSIONS, "Token revoked", "session", "info", "success"),

    API_TOKEN_ISSUED(AuditedEvent.API_TOKENS, "API token issued", "iam", "creation", "success"),
    API_TOKEN_REVOKED(AuditedEvent.API_TOKENS, "API token revoked", "iam", "deletion", "success"),
    API_TOKENS_REVOKED(AuditedEvent.API_TOKENS, "API tokens of a subject revoked", "iam", "deletion", "success");

    final AuditedEvent event;
    final String sentence;
    final String category;
    final String type;
    final String outcome;

    AuditAction(AuditedEvent event, String sentence, String category, String type, String outcome) {
        this.event = event;
        this.sentence = sentence;
        this.category = category;
        this.type = type;
        this.outcome = outcome;
    }

    /** As in {@code token-rejected}. */
    String id() {
        return CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_HYPHEN, name());
    }
}
