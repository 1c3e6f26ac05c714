package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A session ends, and in the same step the log is replaced by one that does not say so, as by a failover that loses the
 * line. That may happen at any moment of a reading: if one consisted of two commands, between these too.
 */
class ReplacedLogTest {
    private static final String LOG = "jwt:ended";
    private static final String SESSION = "jwt:session:alice";
    private static final String REPLACE = """
            redis.call('DEL', KEYS[1], KEYS[2])
            for i = 1, 10 do
                redis.call('XADD', KEYS[2], '*', 'other', i)
            end
            return 'OK'
            """;

    private final RedisProcess server = RedisProcess.start();
    private final PrimaryConnection connection = PrimaryConnection.open(RedisURI.create(server.uri()));
    private int commands;
    private int replacedAfter = -1;
    private RedisSessionLog log;

    @BeforeEach
    void start() {
        log = new RedisSessionLog(
                new InterruptedConnection(connection, this::afterCommand), LOG, Duration.ofMillis(20));
        assertThat(log.readOn(name -> {})).isFalse();
        server.ask(redis -> redis.set(SESSION, "") + redis.xadd(LOG, "before", "1"));
        commands = 0;
    }

    @AfterEach
    void stop() {
        connection.stop();
        server.stop();
    }

    private void afterCommand() {
        if (++commands == replacedAfter) {
            server.ask(redis -> redis.eval(REPLACE, ScriptOutputType.STATUS, SESSION, LOG));
        }
    }

    @Test
    void aReadingIsOneCommand() {
        assertThat(log.readOn(name -> {})).isTrue();

        assertThat(commands).isOne();
    }

    /** The first command is the reading; the others are those with which the next one starts anew. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noReadingAfterItIsTakenForNewsOfTheLogBefore(int position) {
        replacedAfter = position;
        List<String> named = new ArrayList<>();
        boolean known = true;
        for (int i = 0; i < 4 && known; i++) {
            boolean over = server.ask(redis -> redis.exists(SESSION)) == 0;
            known = log.readOn(named::add);
            assertThat(known && over)
                    .as("whether a reading that began after the end knows what was missed")
                    .isFalse();
        }
        assertThat(known).isFalse();
    }
}
