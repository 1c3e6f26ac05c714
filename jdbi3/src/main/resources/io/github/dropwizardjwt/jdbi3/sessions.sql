-- Sessions of one issuer, for PostgreSQL and H2. Moments are milliseconds since 1970.

CREATE TABLE jwt_sessions (
    sid VARCHAR(22) NOT NULL PRIMARY KEY,
    subject VARCHAR(255) NOT NULL,
    client VARCHAR(200),
    claims VARCHAR(1000000) NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    refresh_hash VARCHAR(43) NOT NULL,
    spent_hash VARCHAR(43)
);

CREATE INDEX jwt_sessions_subject ON jwt_sessions (subject, created_at, sid);
CREATE INDEX jwt_sessions_expires_at ON jwt_sessions (expires_at);

CREATE TABLE jwt_revoked_tokens (
    hash VARCHAR(43) NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);

CREATE INDEX jwt_revoked_tokens_expires_at ON jwt_revoked_tokens (expires_at);

-- Which sessions and tokens have ended, with times by the clock of the database. Earlier versions do not have it.
CREATE TABLE jwt_session_log (
    no BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name VARCHAR(43) NOT NULL,
    proof BIGINT NOT NULL,
    logged_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);
