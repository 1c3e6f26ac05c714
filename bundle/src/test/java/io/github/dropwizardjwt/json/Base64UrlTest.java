package io.github.dropwizardjwt.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "AA", "AAA", "_-8", "c3VyZS4"})
    void decodesWhatItEncodes(String text) {
        assertThat(Base64Url.encode(Base64Url.decode(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "AB",
                "AA==",
                "AAB",
                "AAA=",
                "+/8",
                " AAA",
                "AA\n",
                "AAAAA",
                "AA\u0100A",
                "\u00e4AAA",
                "====",
                "="
            })
    void rejectsEveryOtherTextSoThatBytesHaveOneForm(String text) {
        assertThatThrownBy(() -> Base64Url.decode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void decodesAPartOfAText() {
        assertThat(Base64Url.decode(ByteBuffer.wrap(new byte[] {'.', 'A', 'Q', '.'}), 1, 3))
                .containsExactly(1);
    }
}
