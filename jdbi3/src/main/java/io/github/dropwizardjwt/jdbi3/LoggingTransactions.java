package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.TokenReference;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * One transaction, for MySQL and MariaDB, where no statement changes two tables. Lines are inserted as values: for rows
 * of a query the server draws more numbers than there are, and those would be missed.
 */
final class LoggingTransactions implements SessionEnds {
    /** In the order of the index, as {@link Dialect#removeSome()}. */
    private static final String SOME =
            "SELECT sid FROM jwt_sessions WHERE <of_subject> ORDER BY created_at, sid LIMIT :limit FOR UPDATE";

    private final Database database;
    private final Dialect dialect;

    LoggingTransactions(Database database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
    }

    @Override
    public int remove(String sid) {
        return database.inTransaction(handle -> {
            int removed = handle.createUpdate(PlainEnds.REMOVE).bind("sid", sid).execute();
            if (removed > 0) {
                append(handle, List.of(sid));
            }
            return removed;
        });
    }

    @Override
    public int removeSome(String subject, int limit) {
        return database.inTransaction(handle -> {
            List<String> sids = handle.createQuery(SOME)
                    .define("of_subject", dialect.ofSubject())
                    .bind("subject", subject)
                    .bind("limit", limit)
                    .mapTo(String.class)
                    .list();
            if (!sids.isEmpty()) {
                handle.createUpdate("DELETE FROM jwt_sessions WHERE sid IN (<sids>)")
                        .bindList("sids", sids)
                        .execute();
                append(handle, sids);
            }
            return sids.size();
        });
    }

    @Override
    public void revoke(TokenReference token) {
        database.inTransaction(handle -> {
            handle.createUpdate(PlainEnds.REVOKE)
                    .bind("hash", token.hash())
                    .bind("expires", token.expiresAt().toEpochMilli())
                    .execute();
            return append(handle, List.of(token.nameInLog()));
        });
    }

    private static int append(Handle handle, List<String> names) {
        String rows = IntStream.range(0, names.size())
                .mapToObj(row -> "(:name" + row + ", :proof)")
                .collect(Collectors.joining(", "));
        Update insert = handle.createUpdate(LogLine.INSERT + "VALUES " + rows).bind("proof", LogLine.newProof());
        for (int row = 0; row < names.size(); row++) {
            insert.bind("name" + row, names.get(row));
        }
        return insert.execute();
    }
}
