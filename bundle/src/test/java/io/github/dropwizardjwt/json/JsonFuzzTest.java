package io.github.dropwizardjwt.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dropwizardjwt.support.Budget;
import io.github.dropwizardjwt.support.StrictJackson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

class JsonFuzzTest {
    @DictionaryEntries({"true", "false", "null", "{\"a\":", "[[[[", "\\ud83d\\ude00", "\\u0000", "1e400", "-0.0E-7"})
    @FuzzTest
    void readsWhatJacksonReadsAndNothingElse(byte[] bytes) {
        Budget.TEXT.check(bytes.length, () -> read(bytes));
        Map<String, Object> read = read(bytes);
        if (read == null) {
            assertThat(isWithinBounds(bytes)).isFalse();
            return;
        }
        assertThat(jackson(bytes)).isEqualTo(read);
        assertThat(List.copyOf(jackson(bytes).keySet())).isEqualTo(List.copyOf(read.keySet()));

        byte[] written = Json.write(read);
        assertThat(read(written)).isEqualTo(read);
        assertThat(Json.write(read(written))).isEqualTo(written);
        assertThat(JsonValues.copy(read)).isEqualTo(read);
    }

    private static Map<String, Object> read(byte[] bytes) {
        try {
            return Json.readObject(bytes);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, Object> jackson(byte[] bytes) {
        try {
            return JsonValues.copy(StrictJackson.readObject(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is no reason to reject it. */
    private static boolean isWithinBounds(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // Jackson takes a byte order mark, and guesses other encodings by zeros.
            return !text.startsWith("\uFEFF")
                    && text.indexOf('\0') < 0
                    && isWithinBounds(StrictJackson.readObject(bytes), JsonValues.MAX_DEPTH);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isWithinBounds(Object value, int depth) {
        if (value instanceof Map<?, ?> object) {
            List<Object> parts = new ArrayList<>(object.keySet());
            parts.addAll(object.values());
            return areWithinBounds(parts, depth);
        }
        if (value instanceof List<?> array) {
            return areWithinBounds(array, depth);
        }
        if (value instanceof Number number) {
            BigDecimal decimal = new BigDecimal(number.toString());
            return decimal.precision() <= JsonValues.MAX_DIGITS && Math.abs((long) decimal.scale()) <= 400;
        }
        return !(value instanceof String text)
                || StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean areWithinBounds(Collection<?> values, int depth) {
        return depth > 0 && values.stream().allMatch(value -> isWithinBounds(value, depth - 1));
    }
}
