package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.SilentProxy;
import io.github.dropwizardjwt.support.Waiting;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An address that leads new connections to another server than the one of the commands. */
class NextLineTest {
    private static final String LOG = "jwt:ended";
    private static final String FIRST = "1-0";
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Pattern CALLS = Pattern.compile("cmdstat_xread:calls=(\\d+),");

    private final RedisProcess ofCommands = RedisProcess.start();
    private final RedisProcess ofWaiting = RedisProcess.start();
    private final SilentProxy address = SilentProxy.to(ofCommands.port());
    private final PrimaryConnection connection =
            PrimaryConnection.open(RedisURI.builder(RedisURI.create("redis://127.0.0.1:" + address.port()))
                    .withTimeout(Duration.ofMillis(500))
                    .build());
    private final StatefulRedisConnection<String, String> waiting = openWaiting();

    private StatefulRedisConnection<String, String> openWaiting() {
        address.moveTo(ofWaiting.port());
        Waiting.until("a connection is open", () -> connection.forBlocking() != null);
        return connection.forBlocking();
    }

    @AfterEach
    void stop() {
        connection.stop();
        address.close();
        ofCommands.stop();
        ofWaiting.stop();
    }

    private NextLine nextLine(Duration patience) {
        return new NextLine(connection, LOG, patience);
    }

    @Test
    void waitsUntilThereIsALine() {
        NextLine nextLine = nextLine(Duration.ofHours(1));
        FutureTask<Void> wait = new FutureTask<>(() -> {
            nextLine.await(FIRST);
            return null;
        });
        Thread thread = new Thread(wait, "waits");
        thread.setDaemon(true);
        thread.start();
        ofWaiting.awaitInfo("clients", "blocked_clients", "1");
        assertThat(wait.isDone()).isFalse();

        addLine();

        Waiting.until("it has waited", wait::isDone);
    }

    @Test
    void waitsForTheAnswerThatIsStillToCome() throws Exception {
        NextLine nextLine = nextLine(Duration.ofMillis(200));
        for (int i = 0; i < 3; i++) {
            nextLine.await(FIRST);
        }

        assertThat(questions()).isOne();
    }

    /** What is announced again and again and never found does not have the log read without pause. */
    @Test
    void doesNotAskAtOnceWhereTheAnswerWasWrong() throws Exception {
        addLine();
        NextLine nextLine = nextLine(SHORT);
        for (int i = 0; i < 6; i++) {
            nextLine.await(FIRST);
        }

        assertThat(questions()).isLessThanOrEqualTo(3);
    }

    @Test
    void leavesAConnectionThatIsSilent() throws Exception {
        NextLine nextLine = nextLine(SHORT);
        ofWaiting.pause();
        for (int i = 0; i < 100_000 && waiting.isOpen(); i++) {
            nextLine.await(FIRST);
        }
        assertThat(waiting.isOpen()).isFalse();
        ofWaiting.resume();

        Waiting.until("a connection is open", () -> connection.forBlocking() != null);
        assertThat(connection.commands().ping()).isEqualTo("PONG");
    }

    private void addLine() {
        ofWaiting.ask(redis -> redis.xadd(LOG, Map.of("name", "proof")));
    }

    /** How often it was asked whether there is a line; Valkey counts a question when it has answered it. */
    private long questions() {
        AtomicLong questions = new AtomicLong();
        Waiting.until("a question is counted", () -> {
            Matcher calls = CALLS.matcher(ofWaiting.ask(redis -> redis.info("commandstats")));
            questions.set(calls.find() ? Long.parseLong(calls.group(1)) : 0);
            return questions.get() > 0;
        });
        return questions.get();
    }
}
