package io.github.dropwizardjwt.auth.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutageLogTest {
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final OutageLog log = new OutageLog(nanoTime::get);

    @Test
    void warnsAtOnceAndThenEveryTenSecondsWithTheNumberOfRejections() {
        try (Logs logs = new Logs()) {
            reject(3);
            pass(Duration.ofMillis(9_999));
            reject(1);
            pass(Duration.ofMillis(1));
            reject(2);

            assertThat(warnings(logs))
                    .containsExactly(
                            "WARN Requests are rejected because tokens cannot be checked; 1 since the last such message: No answer",
                            "WARN Requests are rejected because tokens cannot be checked; 4 since the last such message: No answer");
        }
    }

    @Test
    void logsTheRouteOfEachAtDebug() {
        try (Logs logs = new Logs()) {
            reject(3);

            assertThat(logs.lines())
                    .filteredOn("DEBUG Tokens cannot be checked: GET /users"::equals)
                    .hasSize(3);
        }
    }

    private void reject(int times) {
        for (int i = 0; i < times; i++) {
            log.warn(new TokenUnavailableException("No answer", new IllegalStateException()), () -> "GET /users");
        }
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    private static List<String> warnings(Logs logs) {
        return logs.lines().stream().filter(line -> line.startsWith("WARN")).toList();
    }
}
