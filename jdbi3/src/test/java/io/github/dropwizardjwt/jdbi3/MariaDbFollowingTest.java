package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.setup.Environment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Servers whose log cannot be followed. Runs as the other tests of MariaDB. */
@EnabledIf("isServerThere")
class MariaDbFollowingTest {
    private Jdbi3SessionsFactory factory;

    static boolean isServerThere() {
        return MariaDbServer.isThere();
    }

    @BeforeEach
    void follow() {
        factory = TestDatabase.factory(MariaDbServer.url());
        factory.build(new Environment("tables"));
        factory.getRevocationCache().setFollow(true);
    }

    @AfterEach
    void reset() {
        Sql.run(MariaDbServer.url(), "SET GLOBAL auto_increment_increment = 1", "SET GLOBAL read_only = 0");
    }

    @Test
    void isFollowedWhereItCanBe() {
        assertThat(factory.build(new Environment("test")).log()).isPresent();
    }

    /** As with several primaries. Connections that are open keep the value that they began with. */
    @Test
    void rejectsAServerThatSkipsNumbers() {
        Sql.run(MariaDbServer.url(), "SET GLOBAL auto_increment_increment = 2");

        assertThatThrownBy(() -> factory.build(new Environment("test")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("jwt.sessions.revocationCache.follow needs auto_increment_increment = 1 on "
                        + "jwt.sessions.database, which has 2; set it to 1 for the server and all connections, with "
                        + "one primary only, or set this to false");
    }

    @Test
    void rejectsAReplicaEvenToAUserWhoMayWriteToIt() {
        Sql.run(MariaDbServer.url(), "SET GLOBAL read_only = 1");

        assertThatThrownBy(() -> factory.build(new Environment("test")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("name the primary, not a standby");
    }
}
