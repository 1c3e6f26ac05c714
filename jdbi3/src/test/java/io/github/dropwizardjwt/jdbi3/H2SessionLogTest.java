package io.github.dropwizardjwt.jdbi3;

class H2SessionLogTest extends JdbiSessionLogContract {
    @Override
    String url() {
        return "jdbc:h2:mem:session-log;DB_CLOSE_DELAY=-1";
    }

    @Override
    String truncate() {
        return "TRUNCATE TABLE jwt_session_log RESTART IDENTITY";
    }

    @Override
    String twoHoursAgo() {
        return "CURRENT_TIMESTAMP - INTERVAL '2' HOUR";
    }
}
