package io.github.dropwizardjwt.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":'x'}",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{\"a\":1},",
                "{\"a\":1}]",
                "{\"a\":1}\0",
                "{\"a\":1}//x",
                "/*x*/{\"a\":1}",
                "{/*x*/\"a\":1}",
                "{\"a\":1}#x",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":-01}",
                "{\"a\":.5}",
                "{\"a\":5.}",
                "{\"a\":1e}",
                "{\"a\":1e+}",
                "{\"a\":0x10}",
                "{\"a\":1_000}",
                "{\"a\":1L}",
                "{\"a\":--1}",
                "{\"a\":-}",
                "{\"a\":True}",
                "{\"a\":nul}",
                "{\"a\":nulll}",
                "{\"a\":undefined}",
                "{\"a\":\"x}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\0\"}",
                "{\"a\":\"\\x41\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12G4\"}",
                "{\"a\":\"\\'\"}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1}",
                "{\"a\":[1]]}",
                "{\"a\":(1)}",
                "{null:1}",
                "{1:1}",
                "\u00a0{}",
                "{}\u2028",
                "\u000b{}",
                "[]",
                "1",
                "null",
                "\"a\""
            })
    void rejectsWhatIsNotOneStrictJsonObject(String json) {
        assertRejected(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"b\":2,\"a\":null}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"\\u0061\":1,\"a\":2}",
                "{\"x\":{\"a\":1,\"a\":1}}",
                "{\"x\":[{\"a\":1,\"a\":1}]}",
                "{\"\":1,\"\":2}",
                "{\"\\ud83d\\ude00\":1,\"\ud83d\ude00\":2}",
                "{\"a\":{},\"a\":{}}"
            })
    void rejectsMembersThatOccurTwice(String json) {
        assertRejected(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesEqualNamesInDifferentObjects() {
        assertThat(Json.readObject(utf8("{\"a\":{\"a\":[{\"a\":1},{\"a\":1}]},\"A\":1}")))
                .hasSize(2);
    }

    @Test
    void reads32LevelsAndNoMore() {
        for (String[] brackets : new String[][] {{"[", "]"}, {"{\"a\":", "}"}}) {
            String inner = brackets[0].equals("[") ? "" : "1";
            assertThat(Json.readObject(utf8("{\"a\":" + nested(brackets, 31, inner) + "}")))
                    .hasSize(1);
            assertRejected(utf8("{\"a\":" + nested(brackets, 32, inner) + "}"));
            assertRejected(utf8("{\"a\":" + nested(brackets, 100_000, inner) + "}"));
            assertRejected(utf8("{\"a\":" + brackets[0].repeat(100_000)));
        }
    }

    private static String nested(String[] brackets, int levels, String inner) {
        return brackets[0].repeat(levels) + inner + brackets[1].repeat(levels);
    }

    @Test
    void keepsTheOrderOfMembersAndIsDeeplyImmutable() {
        Map<String, Object> object = Json.readObject(utf8("{\"b\":[{\"x\":[]}],\"a\":null,\"c\":{\"y\":{}}}"));
        assertThat(object.keySet()).containsExactly("b", "a", "c");
        assertThat(object).containsEntry("a", null);
        assertImmutable(object);
    }

    static void assertImmutable(Object value) {
        if (value instanceof Map<?, ?> map) {
            assertThatThrownBy(() -> map.remove("b")).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
            map.entrySet()
                    .forEach(entry -> assertThatThrownBy(() -> entry.setValue(null))
                            .isInstanceOf(UnsupportedOperationException.class));
            map.values().forEach(JsonTest::assertImmutable);
        } else if (value instanceof List<?> list) {
            assertThatThrownBy(() -> list.add(null)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
            list.forEach(JsonTest::assertImmutable);
        }
    }

    @Test
    void readsScalarsForSettings() {
        assertThat(Json.read("1")).isEqualTo(1);
        assertThat(Json.read(" \"x\" ")).isEqualTo("x");
        assertThat(Json.read("null")).isNull();
        assertThat(Json.read("[true,false]")).isEqualTo(List.of(true, false));
        for (String bad : List.of("", " ", "x", "1 2", "1x", "truefalse", "[", "\"")) {
            assertThatThrownBy(() -> Json.read(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void quotesNothingOfTheTextInItsMessages() {
        for (String bad :
                List.of("{\"a\":s3cret}", "{\"s3cret\":1,\"s3cret\":2}", "s3cret", "{\"a\":\"s3cret", "{}s3cret")) {
            assertThatThrownBy(() -> Json.read(bad))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("s3cret")
                    .hasNoCause();
        }
    }

    @Test
    void boundsNames() {
        String longest = "n".repeat(50_000);
        assertThat(Json.readObject(utf8("{\"" + longest + "\":1}"))).containsOnlyKeys(longest);
        assertRejected(utf8("{\"" + longest + "n\":1}"));
        assertRejected(utf8("{\"" + "\u00e9".repeat(50_001) + "\":1}"));
        assertThat(Json.readObject(utf8("{\"a\":\"" + longest + "n\"}"))).containsEntry("a", longest + "n");
    }

    /** The names that most tokens have, and others that begin or end alike. */
    @Test
    void readsCommonNamesAsAnyOthers() {
        for (String name : List.of(
                "iss", "sub", "aud", "exp", "nbf", "iat", "jti", "type", "scope", "sid", "rid", "auth", "refresh",
                "azp", "name", "email")) {
            assertThat(Json.read("\"" + name + "\"")).isSameAs(name);
            for (String like : List.of(
                    name,
                    name.substring(1),
                    name.substring(0, 2),
                    name + "x",
                    name.replace(name.charAt(2), 'x'),
                    "x" + name)) {
                assertThat(Json.readObject(utf8("{\"" + like + "\":\"" + like + "\"}")))
                        .containsExactly(Map.entry(like, like));
            }
        }
    }

    @Test
    void readsEscapes() {
        assertThat(Json.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\u00C4\\u20Ac\""))
                .isEqualTo("\"\\/\b\f\n\r\t\u00e4\u00c4\u20ac");
        assertThat(Json.read("\"\\n\u00e4\\n\"")).isEqualTo("\n\u00e4\n");
        for (String bad :
                List.of("\\", "\\u", "\\u123", "\\u-123", "\\u+123", "\\uff1\uff11", "\\v", "\\0", "\\\u00e4", "\\N")) {
            assertThatThrownBy(() -> Json.read("\"" + bad + "\"")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Json.read("\"" + bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void writesWithoutWhiteSpaceAndEscapesOnlyWhatItMust() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("\"\\/\b\f\n\r\t\u0000\u001f ~\u007f", "\u0080\u07ff\u0800\u2028\uffff\ud83d\ude00");
        object.put("", List.of(List.of(), Map.of(), "", 0));
        object.put("null", null);
        object.put("true", true);
        object.put("decimals", List.of(new BigDecimal("1E+3"), new BigDecimal("-0.10"), BigInteger.TEN.pow(30)));
        assertThat(new String(Json.write(object), StandardCharsets.UTF_8))
                .isEqualTo("{\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001F ~\u007f\":"
                        + "\"\u0080\u07ff\u0800\u2028\uffff\\uD83D\\uDE00\","
                        + "\"\":[[],{},\"\",0],\"null\":null,\"true\":true,"
                        + "\"decimals\":[1E+3,-0.10,1000000000000000000000000000000]}");
        assertThat(Json.write(Map.of())).isEqualTo(utf8("{}"));
        assertThatThrownBy(() -> Json.write(Map.of("a", new Object()))).isInstanceOf(IllegalArgumentException.class);
        for (Number number : List.of(Double.NaN, Float.POSITIVE_INFINITY, new AtomicInteger(1))) {
            assertThatThrownBy(() -> Json.write(Map.of("a", number))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void writesTextsOfAnyLength() {
        for (int length = 480; length < 540; length++) {
            for (String character : List.of("x", "\u00e4", "\u20ac", "\u0000", "\ud83d\ude00")) {
                Map<String, Object> object = Map.of("a", "x".repeat(length) + character.repeat(length % 7), "b", 1);
                assertThat(Json.readObject(Json.write(object))).isEqualTo(object);
            }
        }
    }

    /** Whatever the bytes: an object, or an IllegalArgumentException; and what was read is written and read again. */
    @Test
    void survivesAnyBytes() {
        long seed = 20_250_615;
        Random random = new Random(seed);
        byte[] good = utf8("{\"iss\":\"x\\u0041\\ud83d\\ude00\",\"exp\":1.5e3,\"a\":[1,-2,{\"b\":null,\"c\":true}],"
                + "\"d\":{\"e\":false,\"\u00e9\":\"\ud83d\ude00\"}}");
        byte[] alphabet = utf8("{}[]\",:\\u0123456789abcdefE+-.truefalsn \n\ud83d\ude00");
        int accepted = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = good.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] =
                        random.nextBoolean() ? (byte) random.nextInt(256) : alphabet[random.nextInt(alphabet.length)];
            }
            if (random.nextInt(4) == 0) {
                bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 3));
            }
            try {
                Map<String, Object> object = Json.readObject(bytes);
                assertThat(Json.readObject(Json.write(object))).isEqualTo(object);
                accepted++;
            } catch (IllegalArgumentException e) {
                assertThat(e).isExactlyInstanceOf(IllegalArgumentException.class);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(
                        "seed " + seed + ", round " + round + ": "
                                + HexFormat.of().formatHex(bytes),
                        e);
            }
        }
        assertThat(accepted).as("seed %d", seed).isPositive();
    }

    private static void assertRejected(byte[] json) {
        assertThatThrownBy(() -> Json.readObject(json))
                .as(() -> HexFormat.of().formatHex(json.length < 200 ? json : new byte[0]))
                .isExactlyInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Nested
    class Encoding {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "c0af",
                    "c080",
                    "e08080",
                    "eda080",
                    "edbfbf",
                    "eda0bdedb880",
                    "f4908080",
                    "f8888080",
                    "ff",
                    "fe",
                    "80",
                    "c3",
                    "e282",
                    "f09f98",
                    "c328"
                })
        void rejectsInvalidUtf8(String hex) {
            byte[] bad = HexFormat.of().parseHex(hex);
            assertRejected(concat(utf8("{\"a\":\""), bad, utf8("\"}")));
            assertRejected(concat(utf8("{\""), bad, utf8("\":1}")));
            assertRejected(concat(bad, utf8("{}")));
            assertRejected(concat(utf8("{}"), bad));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\\ud800",
                    "\\udc00",
                    "\\udfff",
                    "\\ud800\\ud800",
                    "\\ude00\\ud83d",
                    "x\\ud83d",
                    "\\ud83dx",
                    "\\ud83d ",
                    "\\uD83D\\u0041",
                    "\\ud83d\\ude00\\ude00"
                })
        void rejectsLoneSurrogatesInValuesAndNames(String text) {
            assertRejected(utf8("{\"a\":\"" + text + "\"}"));
            assertRejected(utf8("{\"" + text + "\":1}"));
            assertRejected(utf8("{\"a\":[{\"" + text + "\":1}]}"));
            assertThatThrownBy(() -> Json.read("{\"a\":\"" + text + "\"}"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Json.read("{\"a\":\"\ud800\"}")).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void takesPairsOfSurrogates() {
            assertThat(Json.readObject(utf8("{\"\\ud83d\\ude00\":\"\\uD83D\\uDE00\ud83d\ude00\"}")))
                    .containsEntry("\ud83d\ude00", "\ud83d\ude00\ud83d\ude00");
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
        void rejectsOtherEncodings(String charset) {
            assertRejected("{\"a\":1}".getBytes(Charset.forName(charset)));
        }

        @Test
        void rejectsAByteOrderMark() {
            assertRejected(utf8("\ufeff{\"a\":1}"));
            assertRejected(utf8("{\"a\":1}\ufeff"));
            assertRejected(utf8(" \ufeff{\"a\":1}"));
            assertThatThrownBy(() -> Json.read("\ufeff1")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Numbers {
        @Test
        void boundsNumbers() {
            String digits = "1".repeat(JsonValues.MAX_DIGITS);
            assertThat(number(digits)).isEqualTo(new BigInteger(digits));
            assertThat(number("-" + digits)).isEqualTo(new BigInteger("-" + digits));
            assertThat(number("0." + digits)).isEqualTo(new BigDecimal("0." + digits));
            assertThat(number("1e400")).isEqualTo(new BigDecimal("1e400"));
            assertThat(number("1e-400")).isEqualTo(new BigDecimal("1e-400"));
            assertThat(number("0." + "0".repeat(30) + "1".repeat(189)))
                    .isEqualTo(new BigDecimal("0." + "0".repeat(30) + "1".repeat(189)));
            assertThat(number("1e" + "0".repeat(218) + "1")).isEqualTo(new BigDecimal("1e1"));
            for (String bad : List.of(
                    digits + "1",
                    "-" + digits + "1",
                    "0." + digits + "1",
                    digits + ".1",
                    "1e401",
                    "1e-401",
                    "1e2147483647",
                    "1e-2147483647",
                    "1e2147483648",
                    "1e-2147483649",
                    "1e99999999999999999999",
                    "0e999999999",
                    "0." + "0".repeat(30) + "1".repeat(190),
                    "1e" + "0".repeat(219) + "1",
                    "9".repeat(7000),
                    "0." + "0".repeat(7000) + "1",
                    "1e" + "9".repeat(5000))) {
                assertRejected(utf8("{\"a\":" + bad + "}"));
            }
        }

        @Test
        void readsNumbersIntoTheSmallestTypeThatHoldsThemExactly() {
            assertThat(number("0")).isEqualTo(0);
            assertThat(number("-0")).isEqualTo(0);
            assertThat(number("2147483647")).isEqualTo(2147483647);
            assertThat(number("-2147483648")).isEqualTo(-2147483648);
            assertThat(number("2147483648")).isEqualTo(2147483648L);
            assertThat(number("-2147483649")).isEqualTo(-2147483649L);
            assertThat(number("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
            assertThat(number("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
            assertThat(number("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
            assertThat(number("0.1")).isEqualTo(new BigDecimal("0.1"));
            assertThat(number("1.0")).isEqualTo(new BigDecimal("1.0"));
            assertThat(number("1e3")).isEqualTo(new BigDecimal("1E+3"));
            assertThat(number("12.5e1")).isEqualTo(125);
            assertThat(number("0e-00")).isEqualTo(0);
            assertThat(number("0.30000000000000000000000000000000000004"))
                    .isEqualTo(new BigDecimal("0.30000000000000000000000000000000000004"));
        }

        private static Object number(String json) {
            return Json.readObject(utf8("{\"a\":" + json + "}")).get("a");
        }
    }
}
