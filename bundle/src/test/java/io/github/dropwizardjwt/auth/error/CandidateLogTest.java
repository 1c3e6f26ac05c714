package io.github.dropwizardjwt.auth.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.token.Reason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CandidateLogTest {
    private static final MatchedRoute LIST = new MatchedRoute("GET", "/users", "Users#list");
    private static final MatchedRoute ADD = new MatchedRoute("POST", "/users", "Users#add");

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final CandidateLog log = new CandidateLog(nanoTime::get);

    @Test
    void logsEachRouteAndReasonAtOnceAndThenEveryMinute() {
        try (Logs logs = new Logs()) {
            log.rejected(LIST, Reason.NO_TOKEN);
            log.rejected(LIST, Reason.NO_TOKEN);
            log.rejected(LIST, Reason.EXPIRED);
            log.rejected(ADD, Reason.NO_TOKEN);
            nanoTime.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
            log.rejected(LIST, Reason.NO_TOKEN);
            nanoTime.addAndGet(1);
            log.rejected(LIST, Reason.NO_TOKEN);
            log.rejected(LIST, Reason.NO_TOKEN);

            assertThat(logs.lines())
                    .containsExactly(
                            "INFO A candidate rule would reject: NO_TOKEN, GET /users (Users#list); 1 since the last such message",
                            "INFO A candidate rule would reject: EXPIRED, GET /users (Users#list); 1 since the last such message",
                            "INFO A candidate rule would reject: NO_TOKEN, POST /users (Users#add); 1 since the last such message",
                            "INFO A candidate rule would reject: NO_TOKEN, GET /users (Users#list); 3 since the last such message");
        }
    }
}
