package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SilenceGuardTest {
    private static final Duration LIMIT = Duration.ofMillis(1200);

    private long now;
    private final EmbeddedChannel channel = new EmbeddedChannel(new SilenceGuard(LIMIT, () -> now));

    private void pass(Duration time) {
        now += time.toNanos();
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void closesAConnectionThatDoesNotAnswer() {
        channel.writeOutbound("PING");
        pass(LIMIT);
        assertThat(channel.isOpen()).isTrue();
        pass(LIMIT.dividedBy(4));
        assertThat(channel.isOpen()).isFalse();
    }

    /** Commands that are sent later do not give it more time. */
    @Test
    void countsFromTheFirstCommandWithoutAnswer() {
        for (int i = 0; i < 5; i++) {
            channel.writeOutbound("PING");
            pass(LIMIT.dividedBy(4));
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void leavesOneOpenThatAnswersOrIsNotAsked() {
        pass(LIMIT.multipliedBy(10));
        for (int i = 0; i < 10; i++) {
            channel.writeOutbound("PING");
            pass(LIMIT.dividedBy(2));
            channel.writeInbound("PONG");
        }
        pass(LIMIT.multipliedBy(10));
        assertThat(channel.isOpen()).isTrue();
    }

    /** Otherwise each connection that was closed would be checked for ever. */
    @Test
    void endsItsChecksWithTheConnection() {
        assertThat(channel.close().isSuccess()).isTrue();
        channel.runPendingTasks();
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }
}
