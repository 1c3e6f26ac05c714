package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.testing.store.SessionLogContract;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisSessionLogTest extends SessionLogContract {
    private static final RedisProcess SERVER = RedisProcess.start();
    private static final String LOG = "jwt:ended";

    private final List<Service> nodes = new ArrayList<>();
    private final SessionStore writer = node();

    @Override
    protected SessionStore node() {
        Service node = Service.patientAt(SERVER.uri());
        nodes.add(node);
        return node.unbounded();
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(Service::close);
    }

    @AfterAll
    static void stopServer() {
        SERVER.stop();
    }

    @Test
    void namesATokenOnceThatIsRevokedTwice() {
        TokenReference own = SampleSessions.tokenOf(added("alice"));
        TokenReference foreign = SampleSessions.foreignToken();
        for (TokenReference token : List.of(own, own, foreign, foreign)) {
            writer.revoke(token);
        }

        assertThat(read()).containsExactly(own.sid(), foreign.hash());
    }

    @Test
    void noticesThatTheLogWasDeleted() {
        SERVER.ask(redis -> redis.del(LOG));

        assertThat(isKnownWhatWasMissed()).isFalse();
        assertReadsOn();
    }

    @Test
    void noticesThatALineHasTheSameIdAndIsAnother() {
        writer.remove(added("alice").sid());
        read();
        SERVER.ask(redis -> redis.eval("""
                local last = redis.call('XREVRANGE', KEYS[1], '+', '-')[1]
                redis.call('DEL', KEYS[1])
                return redis.call('XADD', KEYS[1], last[1], last[2][1], 'of another history')
                """, ScriptOutputType.VALUE, LOG));

        assertThat(isKnownWhatWasMissed()).isFalse();
        assertReadsOn();
    }

    @Test
    void noticesThatTheLogWasShortenedTooMuch() {
        writer.remove(added("alice").sid());
        writer.remove(added("alice").sid());
        SERVER.ask(redis -> redis.xtrim(LOG, 1));

        assertThat(isKnownWhatWasMissed()).isFalse();
        assertReadsOn();
    }

    @Test
    void missesNothingIfOnlyLinesThatWereReadAreGone() {
        writer.remove(added("alice").sid());
        read();
        SERVER.ask(redis -> redis.xtrim(LOG, 1));

        assertReadsOn();
    }

    @Test
    void keepsTenThousandLines() {
        SERVER.ask(redis -> redis.eval(
                "for i = 1, 12000 do redis.call('XADD', KEYS[1], '*', 'name', 'proof') end return 'OK'",
                ScriptOutputType.STATUS,
                LOG));
        writer.remove(added("alice").sid());

        long length = SERVER.ask(redis -> redis.xlen(LOG));
        assertThat(length).isBetween(10_000L, 10_200L);
    }

    /** A session can be ended then, and its line added: a script that has begun to write is not interrupted. */
    @Test
    void namesWhatEndsWhileTheMemoryIsFull() {
        Session session = added("alice");
        Session other = added("bob");
        Session listed = added("carol");
        SERVER.ask(redis -> redis.configSet("maxmemory", "1"));
        try {
            assertThat(writer.remove(session.sid())).isTrue();
            assertThat(writer.removeSome("carol", 100)).isEqualTo(1);
            assertThatThrownBy(() -> writer.revoke(SampleSessions.tokenOf(other)))
                    .isInstanceOf(RedisException.class)
                    .hasMessageContaining("OOM");
            assertThatThrownBy(() -> writer.revoke(SampleSessions.foreignToken()))
                    .isInstanceOf(RedisException.class)
                    .hasMessageContaining("OOM");
            assertThat(read()).containsExactly(session.sid(), listed.sid());
        } finally {
            SERVER.ask(redis -> redis.configSet("maxmemory", "0"));
        }
    }

    @Test
    void deletesALogThatCannotBeWritten() {
        Session session = added("alice");
        SERVER.ask(redis -> redis.aclSetuser("default", AclSetuserArgs.Builder.removeCommand(CommandType.XADD)));
        try {
            assertThat(writer.remove(session.sid())).isTrue();

            long logs = SERVER.ask(redis -> redis.exists(LOG));
            assertThat(logs).isZero();
        } finally {
            SERVER.ask(redis -> redis.aclSetuser("default", AclSetuserArgs.Builder.addCommand(CommandType.XADD)));
        }
        assertThat(isKnownWhatWasMissed()).isFalse();
        assertReadsOn();
    }

    @Test
    void replacesAKeyThatIsNoLog() {
        SERVER.ask(redis -> redis.del(LOG) + redis.set(LOG, "something else"));
        assertThatThrownBy(() -> log().readOn(name -> {})).isInstanceOf(RedisException.class);

        assertThat(writer.remove(added("alice").sid())).isTrue();

        assertThat(isKnownWhatWasMissed()).isFalse();
        assertReadsOn();
    }

    private boolean isKnownWhatWasMissed() {
        return log().readOn(name -> {});
    }

    private void assertReadsOn() {
        Session session = added("alice");
        writer.remove(session.sid());

        assertThat(read()).containsExactly(session.sid());
    }
}
