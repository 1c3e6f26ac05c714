package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.testing.store.SampleSessions;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailureDescriptionTest {
    private static final Instant NOW = SampleSessions.openedAt();
    private final SessionStore store = new MemorySessionStore(1);

    @Test
    void namesTheClassOfTheRootCause() {
        Throwable timeout = new SocketTimeoutException("secret-host:5432");

        assertThat(store.describe(timeout)).isEqualTo("SocketTimeoutException");
        assertThat(store.describe(new ExecutionException(new IllegalStateException("secret", timeout))))
                .isEqualTo("SocketTimeoutException");
    }

    @Test
    void addsTheSqlStateOfAnyCause() {
        Throwable readOnly = new SQLException("cannot insert alice", "25006", 7);
        Throwable lost = new SQLException("secret-host", "08006", new SocketTimeoutException("secret-host"));

        assertThat(store.describe(new IllegalStateException(readOnly))).isEqualTo("SQLException, SQLState 25006");
        assertThat(store.describe(new IllegalStateException(lost))).isEqualTo("SocketTimeoutException, SQLState 08006");
    }

    @Test
    void theFirstOfSeveralSqlStatesCounts() {
        Throwable outer = new SQLException("outer", "40001", new SQLException("inner", "08006"));

        assertThat(store.describe(outer)).isEqualTo("SQLException, SQLState 40001");
    }

    @Test
    void namesTheErrorCodeWhereThereIsNoSqlState() {
        assertThat(store.describe(new SQLException("disk full", null, 1114)))
                .isEqualTo("SQLException, error code 1114");
        assertThat(store.describe(new SQLException("disk full", "host secret:5432", 1114)))
                .isEqualTo("SQLException, error code 1114");
    }

    @Test
    void endsAtACycleOfCauses() {
        Exception first = new IllegalStateException("first");
        Exception second = new UnsupportedOperationException("second", first);
        first.initCause(second);

        assertThat(store.describe(first)).isEqualTo("UnsupportedOperationException");
    }

    @Test
    void namesAnAnonymousClass() {
        assertThat(store.describe(new RuntimeException("secret") {
                    private static final long serialVersionUID = 1L;
                }))
                .isEqualTo("FailureDescriptionTest$1");
    }

    @Test
    void aStoreHasOnePartUnlessItSaysOtherwise() {
        assertThat(store.partition("sid")).isEmpty();
        assertThat(store.partition(new TokenReference("hash", "sid", NOW))).isEmpty();
        assertThat(store.partition(new TokenReference("hash", null, NOW))).isEmpty();
    }
}
