package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures as the drivers report them, also those that no server of the tests has. */
class LostConnectionTest {
    @ParameterizedTest
    @CsvSource({
        // PostgreSQL: read-only, going down, broken, statements of another connection.
        "25006, 0",
        "57P01, 0",
        "08006, 0",
        "26000, 0",
        "42P05, 0",
        // MySQL and MariaDB: --read-only, a read-only transaction, innodb_read_only, outside of the group or cluster.
        "HY000, 1290",
        "25006, 1792",
        "HY000, 1836",
        "HY000, 3100",
        "08S01, 1047",
    })
    void countsAsLost(String state, int code) {
        assertThat(LostConnection.causes(new IllegalStateException(new SQLException("", state, code))))
                .isTrue();
    }

    @Test
    void countsAsLostByType() {
        assertThat(LostConnection.causes(new SQLNonTransientConnectionException()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // A statement that took too long, a duplicate, a deadlock, a missing privilege.
        "57014, 0",
        "23505, 0",
        "40P01, 0",
        "42501, 0",
        "23000, 1062",
        "40001, 1213",
        "70100, 1317",
    })
    void leavesOtherConnectionsAlone(String state, int code) {
        assertThat(LostConnection.causes(new IllegalStateException(new SQLException("", state, code))))
                .isFalse();
    }

    @Test
    void leavesOtherConnectionsAloneWithoutAState() {
        assertThat(LostConnection.causes(new SQLException())).isFalse();
    }
}
