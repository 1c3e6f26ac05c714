package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nobody is let in from memory too late, in whatever order writers, the reader and requests take their steps and time
 * passes; and each rule is needed for that.
 */
class InterleavingsTest {
    @Test
    void letsNobodyInTooLateWhereNumbersAreDrawnBeforeLinesAreVisible() {
        Explorer.Result result = explore(ModelWorld.NUMBERS, 300_000);

        assertThat(result.happened())
                .contains("the end draws a number", "another end is rolled back", "mark", "mark the subject")
                .contains("answer the logout", "asker: put", "finder: answer");
    }

    @Test
    void letsNobodyInTooLateWhereTheLogIsReplaced() {
        Explorer.Result result = explore(ModelWorld.REPLACEMENT, 100_000);

        assertThat(result.happened())
                .contains("another log with the end", "another log without the end", "another log with a line")
                .contains("no log, since there was no room for the end", "finder: answer");
    }

    @Test
    void letsNobodyInTooLateWhereTheLogIsReplacedTwice() {
        explore(ModelWorld.REPLACEMENTS, 100_000);
    }

    @Test
    void letsNobodyInTooLateWhereNumbersAreDrawnAndTheLogIsReplaced() {
        explore(ModelWorld.NUMBERS_AND_REPLACEMENT, 100_000);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
    void findsWhatIsWrongWith(ModelVariant variant) {
        Explorer.Result result = Explorer.explore(variant, variant.world);

        assertThat(result.wrongSteps()).endsWith(Explorer.WRONG);
    }

    /** The floor is there so that it is noticed if most is no longer explored. */
    private static Explorer.Result explore(ModelWorld world, int floor) {
        Explorer.Result result = Explorer.explore(ModelVariant.RIGHT, world);

        assertThat(result.wrongSteps()).isEmpty();
        assertThat(result.states()).isGreaterThan(floor);
        return result;
    }
}
