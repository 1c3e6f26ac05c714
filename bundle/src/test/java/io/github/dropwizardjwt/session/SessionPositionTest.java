package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionPositionTest {
    private static final String SID = "AbCdEfGhIjKlMnOpQr-_09";

    @Test
    void isReadAsItWasWritten() {
        SessionPosition position = new SessionPosition(Instant.ofEpochMilli(1_772_366_400_123L), SID);

        assertThat(position).hasToString("1772366400123." + SID);
        assertThat(SessionPosition.parse(position.toString())).isEqualTo(position);
        assertThat(SessionPosition.parse("0." + SID).createdAt()).isEqualTo(Instant.EPOCH);
        assertThat(SessionPosition.parse("999999999999999." + SID).createdAt())
                .isEqualTo(Instant.ofEpochMilli(999_999_999_999_999L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                SID,
                "1772366400123",
                "1772366400123.",
                "." + SID,
                "-1." + SID,
                "01." + SID,
                "+1." + SID,
                "1000000000000000." + SID,
                "1772366400123." + SID + "A",
                "1772366400123.AbCdEfGhIjKlMnOpQr-_0",
                "1772366400123.AbCdEfGhIjKlMnOpQr-_0+",
                "1772366400123." + SID + "\n",
                "٣." + SID
            })
    void rejectsWhatItHasNotWritten(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionPosition.parse(text))
                .withMessage("This is not a position in a list of sessions");
    }
}
