package io.github.dropwizardjwt.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediansTest {
    private record Measured(String name, int round, double figure) {}

    private final Medians<Measured> medians = new Medians<>(
            List.of(
                    new Measured("a", 1, 10),
                    new Measured("b", 1, 20),
                    // A round in which everything took three times as long.
                    new Measured("a", 2, 30),
                    new Measured("b", 2, 60),
                    new Measured("a", 3, 12),
                    new Measured("b", 3, 21)),
            Measured::round);

    @Test
    void takesTheMiddleOfTheRounds() {
        assertThat(medians.of(measured -> measured.name().equals("a"), Measured::figure))
                .contains(12.0);
        assertThat(medians.of(
                        measured -> measured.round() < 3 && measured.name().equals("a"), Measured::figure))
                .contains(20.0);
        assertThat(medians.of(measured -> false, Measured::figure)).isEmpty();
    }

    @Test
    void takesRatiosInsideARound() {
        assertThat(medians.ofRatio(
                        measured -> measured.name().equals("b"),
                        measured -> measured.name().equals("a"),
                        Measured::figure))
                .contains(2.0);
        assertThat(medians.ofRatio(measured -> measured.name().equals("a"), measured -> false, Measured::figure))
                .isEmpty();
    }

    @Test
    void takesDifferencesInsideARound() {
        assertThat(medians.ofDifference(
                        measured -> measured.name().equals("b"),
                        measured -> measured.name().equals("a"),
                        Measured::figure))
                .contains(10.0);
    }
}
