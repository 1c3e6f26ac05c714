package io.github.dropwizardjwt.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.token.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictHistoryTest {
    private static final Instant START = Instant.parse("2026-11-29T14:00:00Z");

    private final VerdictHistory history = new VerdictHistory();

    private void accepted(Instant at) {
        history.accepted(at.toEpochMilli());
    }

    private void rejected(Instant at, Reason reason) {
        history.rejected(at.toEpochMilli(), reason);
    }

    private VerdictCounts hour(Instant now) {
        return VerdictCounts.sum(now, history.until(now));
    }

    @Test
    void hasNothingAtFirst() {
        List<VerdictCounts> minutes = history.until(START.plusSeconds(30));

        assertThat(minutes).hasSize(60).allMatch(VerdictCounts::isEmpty);
        assertThat(minutes.get(0).from()).isEqualTo(START.minus(Duration.ofMinutes(59)));
        assertThat(minutes.get(59).from()).isEqualTo(START);
    }

    @Test
    void countsInTheMinuteOfTheDecision() {
        accepted(START);
        accepted(START.plusMillis(59_999));
        accepted(START.plusSeconds(60));
        rejected(START.minusMillis(1), Reason.EXPIRED);
        rejected(START, Reason.EXPIRED);
        rejected(START, Reason.NO_TOKEN);
        rejected(START, Reason.NO_TOKEN);

        assertThat(history.until(START.plusSeconds(60)).subList(57, 60))
                .containsExactly(
                        new VerdictCounts(START.minusSeconds(60), 0, Map.of(Reason.EXPIRED, 1L)),
                        new VerdictCounts(START, 2, Map.of(Reason.EXPIRED, 1L, Reason.NO_TOKEN, 2L)),
                        new VerdictCounts(START.plusSeconds(60), 1, Map.of()));
    }

    @Test
    void forgetsWhatIsAnHourOld() {
        accepted(START);
        rejected(START, Reason.EXPIRED);

        assertThat(hour(START.plus(Duration.ofMinutes(59))))
                .isEqualTo(new VerdictCounts(START.plus(Duration.ofMinutes(59)), 1, Map.of(Reason.EXPIRED, 1L)));
        assertThat(hour(START.plus(Duration.ofMinutes(60))).isEmpty()).isTrue();
    }

    @Test
    void anHourLaterTheMinuteBeginsAnew() {
        accepted(START);
        rejected(START, Reason.EXPIRED);
        accepted(START.plus(Duration.ofHours(1)));

        assertThat(hour(START.plus(Duration.ofHours(1))))
                .isEqualTo(new VerdictCounts(START.plus(Duration.ofHours(1)), 1, Map.of()));
    }

    @Test
    void losesNothingWhenManyThreadsBeginAMinute() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int thread = 0; thread < 8; thread++) {
            threads.execute(() -> IntStream.range(0, 6000).forEach(i -> {
                // Each of thirty minutes is begun by whichever thread comes first.
                accepted(START.plusSeconds(30L * (i / 100)));
                rejected(START.plusSeconds(30L * (i / 100)), Reason.REVOKED);
            }));
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(hour(START.plus(Duration.ofMinutes(30))))
                .isEqualTo(
                        new VerdictCounts(START.plus(Duration.ofMinutes(30)), 48_000, Map.of(Reason.REVOKED, 48_000L)));
    }
}
