package io.github.dropwizardjwt.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {
    /** As fields of a hash that is written again and again. */
    private final Map<String, String> hash = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "€", "🦊", "x🦊", "xxü"})
    void holdTextsOfAnyLengthOverTheRestsOfOthers(String characters) {
        for (int length = 0; length < 300; length++) {
            assertHeld(characters.repeat(length));
            assertHeld(characters.repeat(300 - length));
        }
    }

    @Test
    void areNoLongerThanRedisAllowsInACompactHash() {
        for (int length = 0; length < 250; length++) {
            assertThat(fields("🦊".repeat(length))).allMatch(field -> field.getBytes(UTF_8).length <= 64);
        }
    }

    @Test
    void areFewForALongText() {
        assertThat(fields("x".repeat(100_000))).hasSize(2);
    }

    @Test
    void areNotNeededForAShortText() {
        assertThat(fields("x".repeat(60))).containsExactly("claims", "x".repeat(60));
    }

    @Test
    void endWhereAFieldIsMissing() {
        assertThat(Pieces.read(Map.of("claims", "x".repeat(64)), "claims")).isEqualTo("x".repeat(64));
        assertThat(Pieces.read(Map.of(), "claims")).isNull();
    }

    private void assertHeld(String text) {
        List<String> fields = fields(text);
        for (int i = 0; i < fields.size(); i += 2) {
            hash.put(fields.get(i), fields.get(i + 1));
        }
        assertThat(Pieces.read(hash, "claims")).isEqualTo(text);
    }

    private static List<String> fields(String text) {
        List<String> fields = new ArrayList<>();
        Pieces.put(fields, "claims", text);
        return fields;
    }
}
