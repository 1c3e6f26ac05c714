package io.github.dropwizardjwt.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JsonValuesTest {
    @Test
    void bringsNumbersIntoTheTypesThatReadingGives() {
        assertThat(copied((byte) 1)).isEqualTo(1);
        assertThat(copied((short) 1)).isEqualTo(1);
        assertThat(copied(1L)).isEqualTo(1);
        assertThat(copied(1L << 40)).isEqualTo(1L << 40);
        assertThat(copied(BigInteger.TEN)).isEqualTo(10);
        assertThat(copied(BigInteger.ONE.shiftLeft(63))).isEqualTo(BigInteger.ONE.shiftLeft(63));
        assertThat(copied(BigInteger.ONE.shiftLeft(63).negate())).isEqualTo(Long.MIN_VALUE);
        assertThat(copied(1.0)).isEqualTo(new BigDecimal("1.0"));
        assertThat(copied(0.1f)).isEqualTo(new BigDecimal("0.1"));
        assertThat(copied(123456789.0)).isEqualTo(123456789);
        assertThat(copied(3.3169576e7f)).isEqualTo(33169576);
        assertThat(copied(-0.0)).isEqualTo(new BigDecimal("0.0"));
        assertThat(copied(Double.MIN_VALUE)).isEqualTo(new BigDecimal("4.9E-324"));
        assertThat(copied(Double.MAX_VALUE)).isEqualTo(new BigDecimal("1.7976931348623157E308"));
        assertThat(copied(new BigDecimal("12"))).isEqualTo(12);
        assertThat(copied(new BigDecimal("12.00"))).isEqualTo(new BigDecimal("12.00"));
        assertThat(copied(new BigDecimal("12E+3"))).isEqualTo(new BigDecimal("12E+3"));
    }

    private static Object copied(Object value) {
        Map<String, Object> copy = JsonValues.copy(Map.of("a", value));
        assertThat(Json.readObject(Json.write(copy))).isEqualTo(copy);
        return copy.get("a");
    }

    @Test
    void rejectsWhatJsonDoesNotHave() {
        for (Object bad : List.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY,
                'c',
                new Object(),
                Instant.EPOCH,
                Optional.empty(),
                new int[0],
                new String[0],
                new AtomicInteger(),
                Thread.State.NEW,
                "\ud800",
                "x\udc00",
                Map.of(1, "x"),
                Map.of("\ud800", 1),
                List.of(List.of(new Object())),
                BigInteger.TEN.pow(200),
                BigDecimal.ONE.movePointLeft(401),
                new BigDecimal(BigInteger.ONE, -401),
                new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE),
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE))) {
            assertThatThrownBy(() -> JsonValues.copy(Map.of("a", bad)))
                    .as("%s", bad.getClass())
                    .isExactlyInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> JsonValues.copy(Collections.singletonMap(null, 1)))
                .isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void copies32LevelsAndNoMore() {
        for (int levels : new int[] {31, 32}) {
            Object list = nested(levels, true);
            Object map = nested(levels, false);
            if (levels == 31) {
                assertThat(copied(list)).isEqualTo(list);
                assertThat(copied(map)).isEqualTo(map);
            } else {
                assertThatThrownBy(() -> JsonValues.copy(Map.of("a", list)))
                        .isExactlyInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> JsonValues.copy(Map.of("a", map)))
                        .isExactlyInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    private static Object nested(int levels, boolean lists) {
        Object value = lists ? List.of() : Map.of();
        for (int level = 1; level < levels; level++) {
            value = lists ? List.of(value) : Map.of("a", value);
        }
        return value;
    }

    @Test
    void rejectsAMapThatHoldsItself() {
        Map<String, Object> self = new HashMap<>();
        self.put("self", self);
        assertThatThrownBy(() -> JsonValues.copy(self)).isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isIndependentOfWhatItCopiedAndImmutable() {
        List<Object> list = new ArrayList<>(Arrays.asList("x", null));
        Map<String, Object> inner = new HashMap<>(Map.of("list", list));
        Map<String, Object> outer = new HashMap<>(Map.of("inner", inner));
        Map<String, Object> copy = JsonValues.copy(outer);
        list.add("later");
        inner.put("later", 1);
        outer.put("later", 1);
        assertThat(copy).isEqualTo(Map.of("inner", Map.of("list", Arrays.asList("x", null))));
        JsonTest.assertImmutable(copy);
    }

    @Test
    void keepsTheOrderOfASet() {
        assertThat(copied(new LinkedHashSet<>(List.of("b", "a")))).isEqualTo(List.of("b", "a"));
    }
}
