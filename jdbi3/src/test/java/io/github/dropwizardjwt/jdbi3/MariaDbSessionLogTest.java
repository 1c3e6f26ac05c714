package io.github.dropwizardjwt.jdbi3;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

/** Runs as the other tests of MariaDB. */
@EnabledIf("isServerThere")
class MariaDbSessionLogTest extends JdbiSessionLogContract {
    static boolean isServerThere() {
        return MariaDbServer.isThere();
    }

    @BeforeAll
    static void createDatabase() {
        Sql.run(MariaDbServer.url(), "CREATE DATABASE IF NOT EXISTS session_log");
    }

    @Override
    String url() {
        return MariaDbServer.url().replace("/test?", "/session_log?");
    }

    @Override
    String truncate() {
        return "TRUNCATE TABLE jwt_session_log";
    }

    @Override
    String twoHoursAgo() {
        return "NOW() - INTERVAL 2 HOUR";
    }
}
