package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;

class Jdbi3SessionsFactoryTest {
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @Test
    void refusesToStartWithoutTables() {
        Jdbi3SessionsFactory factory = TestDatabase.factory(url);
        factory.setCreateSchema(false);

        assertThatThrownBy(() -> factory.build(new Environment("test")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("jwt.sessions.database has no tables jwt_sessions and jwt_revoked_tokens, or its user "
                        + "may not read them; create them with io/github/dropwizardjwt/jdbi3/sessions.sql from the "
                        + "jar of dropwizard-jwt-jdbi3, or set jwt.sessions.createSchema: true");
    }

    @Test
    void refusesToStartWhereTheDatabaseIsNot() {
        assertThatThrownBy(() -> TestDatabase.store("jdbc:postgresql://127.0.0.1:1/none?password=pass-w0rd"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("jwt.sessions.database cannot be reached (ConnectException, SQLState 08001); start the "
                        + "database, or correct the host and the port in jwt.sessions.database.url")
                .hasNoCause();
    }

    @Test
    void rejectsDatabasesItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dialect.of("jdbc:oracle:thin:scott/pass-w0rd@db"))
                .withMessageContaining("PostgreSQL, H2, MySQL and MariaDB")
                .withMessageNotContaining("pass-w0rd");
        assertThat(Dialect.of("jdbc:otel:postgresql://db/sessions")).isEqualTo(Dialect.POSTGRESQL);
    }

    @Test
    void findsTheTablesOfAnEarlierStart() {
        SessionStore before = TestDatabase.store(url);
        Session session = SampleSessions.of("alice");
        before.add(session);
        Jdbi3SessionsFactory factory = TestDatabase.factory(url);
        factory.setCreateSchema(false);

        assertThat(factory.build(new Environment("test")).find(session.sid(), SampleSessions.openedAt()))
                .contains(session);
    }

    @Test
    void manyNodesMakeTheTablesAtOnce() throws Exception {
        String postgres = PostgresServer.url() + "&currentSchema=many_nodes";
        ask(PostgresServer.url(), "CREATE SCHEMA many_nodes");
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        Callable<SessionStore> node = () -> TestDatabase.store(postgres);
        for (Future<SessionStore> started : nodes.invokeAll(Collections.nCopies(8, node))) {
            assertThat(started.get().list("alice", SampleSessions.openedAt(), 10, null))
                    .isEmpty();
        }
        nodes.shutdownNow();
    }

    @Test
    void commitsWhateverTheConfigurationSays() {
        Jdbi3SessionsFactory factory = TestDatabase.factory(url);
        factory.getDatabase().setAutoCommitByDefault(false);
        Session session = SampleSessions.of("alice");
        factory.build(new Environment("test")).add(session);

        assertThat(TestDatabase.store(url).find(session.sid(), SampleSessions.openedAt()))
                .contains(session);
    }

    @Test
    void h2GivesNoEarlierAnswersThoughTheApplicationOpenedItFirst() throws Exception {
        try (Connection application = DriverManager.getConnection(url)) {
            TestDatabase.store(url);

            SessionLocal session =
                    (SessionLocal) application.unwrap(JdbcConnection.class).getSession();
            assertThat(session.getDatabase().getOptimizeReuseResults()).isFalse();
        }
    }

    @Test
    void manyNodesFreeTheSpaceOfWhatHasExpired() throws Exception {
        String postgres = PostgresServer.url() + "&currentSchema=purged";
        ask(PostgresServer.url(), "CREATE SCHEMA purged");
        SessionStore store = TestDatabase.store(postgres);
        for (int i = 0; i < 2500; i++) {
            store.add(SampleSessions.of("alice", SampleSessions.openedAt().plusSeconds(i < 2400 ? 1 : 3)));
        }
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        Callable<Boolean> node = () -> {
            store.purge(SampleSessions.openedAt().plusSeconds(2));
            return true;
        };
        for (Future<Boolean> purge : nodes.invokeAll(Collections.nCopies(4, node))) {
            purge.get();
        }
        nodes.shutdownNow();
        store.purge(SampleSessions.openedAt().plusSeconds(2));

        assertThat(ask(postgres, "SELECT COUNT(*) FROM jwt_sessions")).isEqualTo("100");
    }

    private static String ask(String url, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            ResultSet rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
