package io.github.dropwizardjwt.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeanTest {
    /** Standard deviation 2, divided by the root of 3 values. */
    @Test
    void hasItsStandardError() {
        assertThat(Mean.of(List.of(1.0, 3.0, 5.0))).map(Mean::toString).contains("3.0 ± 1.2");
    }

    @Test
    void oneValueHasNone() {
        assertThat(Mean.of(List.of(1.0))).isEmpty();
    }
}
