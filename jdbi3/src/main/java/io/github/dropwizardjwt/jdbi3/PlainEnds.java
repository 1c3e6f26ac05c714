package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.TokenReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** One statement for each, without a log: for the tables of an earlier version. */
class PlainEnds implements SessionEnds {
    static final String REMOVE = "DELETE FROM jwt_sessions WHERE sid = :sid";
    static final String REVOKE = "INSERT INTO jwt_revoked_tokens (hash, expires_at) VALUES (:hash, :expires)";

    private final Database database;
    private final Dialect dialect;

    PlainEnds(Database database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
    }

    @Override
    public final int remove(String sid) {
        return database.with(
                handle -> ofSessions(handle, REMOVE).bind("sid", sid).execute());
    }

    @Override
    public final int removeSome(String subject, int limit) {
        return database.with(handle -> ofSessions(handle, dialect.removeSome())
                .define("of_subject", dialect.ofSubject())
                .bind("subject", subject)
                .bind("limit", limit)
                .execute());
    }

    @Override
    public final void revoke(TokenReference token) {
        database.with(handle -> ofToken(handle, REVOKE, token)
                .bind("hash", token.hash())
                .bind("expires", token.expiresAt().toEpochMilli())
                .execute());
    }

    /** The statement for one that deletes sessions. It changes as many rows. */
    Update ofSessions(Handle handle, String delete) {
        return handle.createUpdate(delete);
    }

    /** The statement for one that inserts a token. */
    Update ofToken(Handle handle, String insert, TokenReference token) {
        return handle.createUpdate(insert);
    }
}
