package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresSessionLogTest extends JdbiSessionLogContract {
    @BeforeAll
    static void createSchema() {
        Sql.run(PostgresServer.url(), "CREATE SCHEMA IF NOT EXISTS session_log");
    }

    @Override
    String url() {
        return PostgresServer.url() + "&currentSchema=session_log";
    }

    @Override
    String truncate() {
        return "TRUNCATE jwt_session_log RESTART IDENTITY";
    }

    @Override
    String twoHoursAgo() {
        return "CURRENT_TIMESTAMP - INTERVAL '2' HOUR";
    }

    /** It fails in the same way as a token that is revoked already. */
    @Test
    void aRevocationWhoseLineCannotBeAddedFails() {
        TokenReference token = SampleSessions.foreignToken();
        node().remove(added("alice").sid());
        String first = Sql.ask(url(), "SELECT MIN(no) FROM jwt_session_log");
        Sql.run(url(), "ALTER TABLE jwt_session_log ALTER COLUMN no RESTART WITH " + first);

        assertThatThrownBy(() -> node().revoke(token)).hasMessageContaining("jwt_session_log_pkey");
        assertThat(node().isLive(token, SampleSessions.openedAt())).isTrue();

        Sql.run(url(), truncate());
        log().readOn(name -> {});
    }

    @Test
    void doesNotBeginOnAServerThatTakesNoWrites() {
        JdbiSessionLog standby =
                reader(url() + "&options=-c%20default_transaction_read_only=on", Ticker.systemTicker());

        assertThatThrownBy(() -> standby.readOn(name -> {}))
                .hasRootCauseMessage("the server takes no writes, and its data may be old");
    }
}
