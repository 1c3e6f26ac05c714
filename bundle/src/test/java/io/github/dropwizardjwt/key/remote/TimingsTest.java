package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingsTest {
    private final Timings timings = new Timings(
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofHours(6),
            Duration.ofMillis(500),
            Duration.ofMillis(300));

    @ParameterizedTest
    @CsvSource({"PT10M,PT8M", "PT1M,PT48S", "PT59S,PT48S", "PT0S,PT48S", "PT1H,PT48M", "PT1H1S,PT48M", "P10000D,PT48M"})
    void isDueBeforeWhatTheIssuerSaysIsOverWithinReason(Duration freshFor, Duration due) {
        assertThat(timings.untilDue(freshFor)).isEqualTo(due);
    }

    @Test
    void isDueBeforeTheConfiguredTimeIsOverWhereTheIssuerDoesNotSay() {
        assertThat(timings.untilDue(null)).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void eachPartHasItsTime() {
        assertThat(timings.untilAnswer()).isEqualTo(Duration.ofMillis(800));
        assertThat(timings.untilEnd()).isEqualTo(Duration.ofMillis(1100));
        assertThat(timings.untilOver()).isEqualTo(Duration.ofMillis(2200));
    }
}
