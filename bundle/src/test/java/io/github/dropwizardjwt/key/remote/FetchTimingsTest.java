package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchTimingsTest {
    private final FetchTimings timings = new FetchTimings(
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofHours(6),
            Duration.ofMillis(500),
            Duration.ofMillis(300));

    @ParameterizedTest
    @CsvSource({"PT10M,PT8M", "PT1M,PT48S", "PT59S,PT48S", "PT0S,PT48S", "PT1H,PT48M", "PT1H1S,PT48M", "P10000D,PT48M"})
    void isDueBeforeWhatTheIssuerSaysIsOverWithinReason(Duration freshFor, Duration due) {
        assertThat(timings.refreshDelay(freshFor)).isEqualTo(due);
    }

    @Test
    void isDueBeforeTheConfiguredTimeIsOverWhereTheIssuerDoesNotSay() {
        assertThat(timings.refreshDelay(null)).isEqualTo(Duration.ofMinutes(4));
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H,PT10M,PT8M",
        "PT1H,PT59M,PT47M12S",
        "PT10M,PT10M,PT8M",
        "PT10M,PT1H,PT8M",
        ",PT10M,PT4M",
        ",PT1M,PT48S"
    })
    void isDueBeforeTheKeysAreTooOldHoweverFreshTheyAre(Duration freshFor, Duration maxStaleness, Duration due) {
        assertThat(timings("PT5M", "PT10S", maxStaleness.toString()).refreshDelay(freshFor))
                .isEqualTo(due);
    }

    /** A fetch may take 2.2 seconds here. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PT9.999S | PT10S  | PT6H      | refreshInterval is 9999ms, shorter than minRefreshInterval, 10s; raise it, or lower minRefreshInterval
            PT5M     | PT10S  | PT12.499S | maxStaleness is 12499ms, too short: keys are fetched anew after four fifths of it, but not within minRefreshInterval, 10s; raise it to 12500ms at least, or lower minRefreshInterval
            PT5M     | PT0.1S | PT10.999S | maxStaleness is 10999ms, too short: the last fifth of it must be enough for a fetch, which may take 2200ms; raise it to 11s at least, or lower connectTimeout and readTimeout
            """)
    void timesThatDoNotFitEachOtherAreNamedWithTheCure(
            String refreshInterval, String minRefreshInterval, String maxStaleness, String problem) {
        assertThatThrownBy(() -> timings(refreshInterval, minRefreshInterval, maxStaleness)
                        .check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
    }

    @ParameterizedTest
    @CsvSource({"PT10S,PT10S,PT6H", "PT5M,PT10S,PT12.5S", "PT5M,PT0.1S,PT11S", "PT1H,PT10S,PT10M"})
    void timesThatFitJustSoAreTaken(String refreshInterval, String minRefreshInterval, String maxStaleness) {
        assertThatCode(() -> timings(refreshInterval, minRefreshInterval, maxStaleness)
                        .check())
                .doesNotThrowAnyException();
    }

    private static FetchTimings timings(String refreshInterval, String minRefreshInterval, String maxStaleness) {
        return new FetchTimings(
                Duration.parse(refreshInterval),
                Duration.parse(minRefreshInterval),
                Duration.parse(maxStaleness),
                Duration.ofMillis(500),
                Duration.ofMillis(300));
    }

    @Test
    void eachPartHasItsTime() {
        assertThat(timings.headersTimeout()).isEqualTo(Duration.ofMillis(800));
        assertThat(timings.bodyTimeout()).isEqualTo(Duration.ofMillis(1100));
        assertThat(timings.totalTimeout()).isEqualTo(Duration.ofMillis(2200));
    }
}
