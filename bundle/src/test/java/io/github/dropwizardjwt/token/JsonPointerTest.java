package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {
    /** That of RFC 6901 §5, and a little more. */
    private static final Map<String, Object> DOCUMENT = Json.readObject("""
            {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\\\j": 5, "k\\"l": 6, " ": 7,
             "m~n": 8, "deep": {"list": [{"name": 9}]}, "~1": 10, "https://example.com/roles": 11, "null": null}""".getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            /foo/0,bar
            /foo/1,baz
            /,0
            /a~1b,1
            /c%d,2
            /e^f,3
            /g|h,4
            /i\\j,5
            /k"l,6
            `/ `,7
            /m~0n,8
            /deep/list/0/name,9
            /~01,10
            /https:~1~1example.com~1roles,11
            """)
    void finds(String pointer, String value) {
        assertThat(JsonPointer.parse(pointer).find(DOCUMENT)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bar",
                "/foo/2",
                "/foo/-",
                "/foo/00",
                "/foo/-1",
                "/foo/99999999999",
                "/foo/0/x",
                "/deep/",
                "/a/b",
                "/Foo/0",
                "/null",
                "/null/x",
                "/a~1b/x"
            })
    void findsNothing(String pointer) {
        assertThat(JsonPointer.parse(pointer).find(DOCUMENT)).isNull();
    }

    @Test
    void findsWholeListsAndObjects() {
        assertThat(JsonPointer.parse("/foo").find(DOCUMENT)).hasToString("[bar, baz]");
        assertThat(JsonPointer.parse("/deep/list/0").find(DOCUMENT)).hasToString("{name=9}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "scope", "#/scope", "/a~2b", "/a~", " /scope", "$.scope"})
    void rejectsWhatIsNoPointer(String text) {
        assertThatThrownBy(() -> JsonPointer.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
