package io.github.dropwizardjwt.jdbi3;

import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Whether MySQL or MariaDB draws the numbers of lines one after the other, on one server. If not, the most part of them
 * is missing for good.
 */
final class DrawnNumbers {
    /** MySQL does not have it. */
    private static final String CLUSTER = "SHOW GLOBAL VARIABLES LIKE 'wsrep_on'";

    private static final String INCREMENTS =
            "SELECT GREATEST(@@session.auto_increment_increment, @@global.auto_increment_increment)";

    private static final RowMapper<String> VALUE = (row, context) -> row.getString(2);

    private DrawnNumbers() {}

    /** What prevents it, to be read after the name of the setting that needs it. */
    static Optional<String> obstacle(Database database) {
        boolean isClustered = database.with(
                        handle -> handle.createQuery(CLUSTER).map(VALUE).findOne())
                .filter("ON"::equals)
                .isPresent();
        if (isClustered) {
            return Optional.of("does not work with Galera (wsrep_on = ON); set it to false");
        }
        int increment = database.with(
                handle -> handle.createQuery(INCREMENTS).mapTo(Integer.class).one());
        return increment == 1
                ? Optional.empty()
                : Optional.of("needs auto_increment_increment = 1 on jwt.sessions.database, which has " + increment
                        + "; set it to 1 for the server and all connections, with one primary only, or set this to "
                        + "false");
    }
}
