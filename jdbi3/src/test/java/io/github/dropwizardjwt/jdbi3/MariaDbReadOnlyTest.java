package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * A primary that was demoted: it has become read-only, and keeps its connections. Runs as the other tests of MariaDB.
 */
@EnabledIf("isServerThere")
class MariaDbReadOnlyTest {
    private static final Instant NOW = SampleSessions.openedAt();
    private static final String READ_ONLY = "the server takes no writes, and its data may be old";

    private Statement admin;
    private SessionStore store;

    static boolean isServerThere() {
        return MariaDbServer.isThere();
    }

    @BeforeEach
    void start() throws SQLException {
        String url = MariaDbServer.url();
        Connection connection = DriverManager.getConnection(url);
        admin = connection.createStatement();
        // Unlike root, this user may not write to a read-only server.
        admin.execute("DROP USER IF EXISTS app@'%', app@localhost");
        admin.execute("CREATE USER app@'%', app@localhost");
        admin.execute("GRANT ALL ON test.* TO app@'%', app@localhost");
        store = TestDatabase.store(url.replace("user=root", "user=app"));
    }

    @AfterEach
    void stop() throws SQLException {
        admin.execute("SET GLOBAL read_only = 0");
        admin.getConnection().close();
    }

    @Test
    void aReadOnlyServerDecidesNothingAndItsConnectionsAreClosed() throws SQLException {
        Session session = SampleSessions.of("alice");
        TokenReference token = SampleSessions.tokenOf(session);
        store.add(session);
        assertThat(store.isLive(token, NOW)).isTrue();

        admin.execute("SET GLOBAL read_only = 1");

        assertThatThrownBy(() -> store.isLive(token, NOW)).hasRootCauseMessage(READ_ONLY);
        assertThatThrownBy(() -> store.isLive(SampleSessions.foreignToken(), NOW))
                .hasRootCauseMessage(READ_ONLY);
        assertThatThrownBy(() -> store.live(List.of(SampleSessions.foreignToken()), NOW))
                .hasRootCauseMessage(READ_ONLY);
        assertThatThrownBy(() -> store.find(session.sid(), NOW)).hasRootCauseMessage(READ_ONLY);
        Throwable rejected = catchThrowable(() -> store.remove(session.sid()));
        assertThat(rejected).hasMessageContaining("--read-only");
        assertThat(LostConnection.causes(rejected)).isTrue();
        Waiting.until("the store has closed its connections", () -> connectionsOfStore() == 0);

        admin.execute("SET GLOBAL read_only = 0");
        assertThat(store.isLive(token, NOW)).isTrue();
        assertThat(store.remove(session.sid())).isTrue();
    }

    private int connectionsOfStore() {
        try (ResultSet row =
                admin.executeQuery("SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'app'")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
