package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionLog;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables of an earlier version, which have no log, and users who may not use it. */
class LogTableTest {
    private static final String MISSING = "jwt.sessions.database has no table jwt_session_log, or its user may not "
            + "read it; create it with the last statement of io/github/dropwizardjwt/jdbi3/sessions.sql from the jar "
            + "of dropwizard-jwt-jdbi3";
    private static final String NOT_FOLLOWED = "jwt.sessions.revocationCache.follow needs the log, but " + MISSING
            + ", set jwt.sessions.createSchema: true for a user who may create tables, or set "
            + "jwt.sessions.revocationCache.follow: false";

    private final String url = PostgresServer.url() + "&currentSchema=older";
    private final String urlOfGuest = url.replace("user=postgres", "user=log_guest");
    private final Session session = SampleSessions.of("alice");

    @BeforeEach
    void makeOlderTables() {
        Sql.run(
                PostgresServer.url(),
                "DROP SCHEMA IF EXISTS older CASCADE",
                "CREATE SCHEMA older",
                "DROP ROLE IF EXISTS log_guest",
                "CREATE ROLE log_guest LOGIN",
                "GRANT USAGE ON SCHEMA older TO log_guest");
        TestDatabase.store(url).add(session);
        Sql.run(
                url,
                "DROP TABLE jwt_session_log",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON jwt_sessions, jwt_revoked_tokens TO log_guest");
    }

    @Test
    void isCreatedAloneByManyNodesAtOnce() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        Callable<SessionStore> node = () -> following(url).build(new Environment("test"));
        List<SessionStore> stores = new ArrayList<>();
        for (Future<SessionStore> started : nodes.invokeAll(Collections.nCopies(8, node))) {
            stores.add(started.get());
        }
        nodes.shutdownNow();

        SessionLog log = stores.get(0).log().orElseThrow();
        log.readOn(name -> {});
        assertThat(stores.get(1).remove(session.sid())).isTrue();
        List<String> named = new ArrayList<>();
        assertThat(log.readOn(named::add)).isTrue();
        assertThat(named).containsExactly(session.sid());
    }

    @Test
    void isAskedForAndNotMissedUntilItIsFollowed() {
        Jdbi3SessionsFactory factory = TestDatabase.factory(url);
        factory.setCreateSchema(false);
        try (Logs logs = new Logs()) {
            assertWorksWithoutLog(factory);

            assertThat(logs.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .singleElement()
                    .asString()
                    .startsWith("WARN " + MISSING + ", and restart");
        }
    }

    @Test
    void isNotMissedByAUserWhoMayNotCreateIt() {
        assertWorksWithoutLog(TestDatabase.factory(urlOfGuest));
    }

    private void assertWorksWithoutLog(Jdbi3SessionsFactory factory) {
        SessionStore store = factory.build(new Environment("test"));

        store.revoke(SampleSessions.foreignToken());
        assertThat(store.remove(session.sid())).isTrue();
        store.add(SampleSessions.of("bob"));
        assertThat(store.removeSome("bob", 10)).isEqualTo(1);
        store.purge(SampleSessions.openedAt());
        assertThat(store.log()).isEmpty();
    }

    @Test
    void isWrittenByServicesThatStartOnceItIsThere() {
        Jdbi3SessionsFactory factory = TestDatabase.factory(url);
        factory.setCreateSchema(false);
        SessionStore before = factory.build(new Environment("before"));
        SessionStore after = TestDatabase.store(url);

        before.remove(session.sid());
        assertThat(Sql.ask(url, "SELECT COUNT(*) FROM jwt_session_log")).isEqualTo("0");
        after.revoke(SampleSessions.foreignToken());
        assertThat(Sql.ask(url, "SELECT COUNT(*) FROM jwt_session_log")).isEqualTo("1");
    }

    @Test
    void mustBeThereToBeFollowed() {
        Jdbi3SessionsFactory factory = following(url);
        factory.setCreateSchema(false);

        assertThatThrownBy(() -> factory.build(new Environment("test")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(NOT_FOLLOWED);
        assertThatThrownBy(() -> following(urlOfGuest).build(new Environment("test")))
                .hasMessage(NOT_FOLLOWED);
    }

    @Test
    void mustBeWritable() {
        TestDatabase.store(url);
        Sql.run(url, "GRANT SELECT, DELETE ON jwt_session_log TO log_guest");

        assertThatThrownBy(() -> TestDatabase.store(urlOfGuest))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("jwt.sessions.database cannot be written; grant its user SELECT, INSERT and DELETE on "
                        + "jwt_session_log");

        Sql.run(url, "GRANT INSERT ON jwt_session_log TO log_guest");
        SessionStore store = following(urlOfGuest).build(new Environment("test"));
        assertThat(store.remove(session.sid())).isTrue();
        store.purge(SampleSessions.openedAt());
    }

    @Test
    void mustReturnWhatWasWritten() {
        TestDatabase.store(url);
        Sql.run(url, "CREATE RULE lost AS ON INSERT TO jwt_session_log DO INSTEAD NOTHING");

        assertThatThrownBy(() -> following(url).build(new Environment("test")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "jwt.sessions.revocationCache.follow needs a database that returns what was " + "written");
    }

    private static Jdbi3SessionsFactory following(String url) {
        Jdbi3SessionsFactory factory = TestDatabase.factory(url);
        factory.getRevocationCache().setFollow(true);
        return factory;
    }
}
