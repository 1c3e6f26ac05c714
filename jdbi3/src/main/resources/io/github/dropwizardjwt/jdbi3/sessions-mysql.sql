-- Sessions of one issuer, for MySQL and MariaDB. Moments are milliseconds since 1970. Texts are compared exactly.

CREATE TABLE jwt_sessions (
    sid VARCHAR(22) NOT NULL PRIMARY KEY,
    subject VARCHAR(255) NOT NULL,
    client VARCHAR(200),
    claims MEDIUMTEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    refresh_hash VARCHAR(43) NOT NULL,
    spent_hash VARCHAR(43)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX jwt_sessions_subject ON jwt_sessions (subject, created_at, sid);
CREATE INDEX jwt_sessions_expires_at ON jwt_sessions (expires_at);

CREATE TABLE jwt_revoked_tokens (
    hash VARCHAR(43) NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX jwt_revoked_tokens_expires_at ON jwt_revoked_tokens (expires_at);

-- Which sessions and tokens have ended, with times by the clock of the database. Earlier versions do not have it.
CREATE TABLE jwt_session_log (
    no BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(43) NOT NULL,
    proof BIGINT NOT NULL,
    logged_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
