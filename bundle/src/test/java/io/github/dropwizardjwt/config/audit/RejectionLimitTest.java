package io.github.dropwizardjwt.config.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.token.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many rejections have a line of their own. */
class RejectionLimitTest {
    private final RejectionLimit limit = new RejectionLimit();

    @Test
    void admitsTenOfEachReason() {
        assertThat(admitted(Reason.EXPIRED, 25)).isEqualTo(10);
        assertThat(admitted(Reason.BAD_SIGNATURE, 10)).isEqualTo(10);
        assertThat(admitted(Reason.NO_TOKEN, 3)).isEqualTo(3);

        assertThat(restarted()).isEqualTo(Map.of(Reason.EXPIRED, 15));
    }

    @Test
    void admitsTenMoreWhenItBeginsAnew() {
        admitted(Reason.EXPIRED, 11);
        restarted();

        assertThat(admitted(Reason.EXPIRED, 11)).isEqualTo(10);
        assertThat(restarted()).isEqualTo(Map.of(Reason.EXPIRED, 1));
        assertThat(restarted()).isEmpty();
    }

    private long admitted(Reason reason, int rejections) {
        return IntStream.range(0, rejections).filter(i -> limit.admits(reason)).count();
    }

    private Map<Reason, Integer> restarted() {
        Map<Reason, Integer> omitted = new EnumMap<>(Reason.class);
        limit.restart(omitted::put);
        return omitted;
    }
}
