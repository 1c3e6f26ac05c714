package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {
    private static final long LIMIT = 1_000_000_000;

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "999999999, 999, true",
        "1000000000, 999, false",
        "999999999, 1000, false",
        "0, 1000, false",
        "0, 3600000, false",
        "0, -3600000, true",
        "1000000000, -3600000, false",
        "-1, 0, true"
    })
    void isWithinALimitIfBothClocksSaySo(long nanos, long millis, boolean isWithin) {
        Moment moment = new Moment(5, 7);

        assertThat(moment.isWithin(LIMIT, new Moment(5 + nanos, 7 + millis))).isEqualTo(isWithin);
    }

    @Test
    void comparesReadingsOfATickerThatOverflows() {
        Moment moment = new Moment(Long.MAX_VALUE, 0);

        assertThat(moment.isWithin(LIMIT, new Moment(Long.MIN_VALUE + LIMIT - 2, 0)))
                .isTrue();
        assertThat(moment.isWithin(LIMIT, new Moment(Long.MIN_VALUE + LIMIT - 1, 0)))
                .isFalse();
    }

    @Test
    void isTakenFromBothClocks() {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(3), ZoneOffset.UTC);

        assertThat(Moment.now(() -> 2, clock)).isEqualTo(new Moment(2, 3));
    }
}
