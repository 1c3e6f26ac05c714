package io.github.dropwizardjwt.auth.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row holds in PostgreSQL: {@code select 'left'::jsonb @> 'right'::jsonb}. */
class ContainmentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|1",
                "42|42.0",
                "42.0|42",
                "1e2|100",
                "\"a\"|\"a\"",
                "true|true",
                "null|null",
                "{\"a\": 1, \"b\": 2}|{\"a\": 1}",
                "{\"a\": 1}|{}",
                "{\"a\": {\"b\": 1, \"c\": 2}}|{\"a\": {\"c\": 2}}",
                "{\"a\": null}|{\"a\": null}",
                "[1, 2, 3]|[3, 1]",
                "[1, 2]|[1, 1, 1]",
                "[1]|[]",
                "[1, [2, 3]]|[[3]]",
                "[{\"a\": 1, \"b\": 2}]|[{\"a\": 1}]",
                "{\"a\": [1, 2]}|{\"a\": [2]}",
                "[\"foo\", \"bar\"]|\"bar\"",
                "[1, 2]|2.0",
                "[null]|null",
                "12345678901234567890|12345678901234567890.0",
            })
    void contains(String left, String right) {
        assertThat(Containment.contains(Json.read(left), Json.read(right))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|2",
                "1|1.5",
                "1.5|1",
                "1.5|1.25",
                "1|\"1\"",
                "true|\"true\"",
                "\"true\"|true",
                "1|true",
                "null|false",
                "\"abc\"|\"ab\"",
                "{}|{\"a\": null}",
                "{\"a\": 1}|{\"a\": 1, \"b\": 2}",
                "{\"a\": 1}|{\"a\": 2}",
                "{\"a\": 1}|[]",
                "[]|{}",
                "[1, 2]|[1, 3]",
                "1|[1]",
                "[[1, 2]]|1",
                "[[1, 2]]|[1]",
                "{\"a\": [1, 2]}|{\"a\": 2}",
                "\"bar\"|[\"bar\"]",
                "{\"a\": {\"b\": 1}}|{\"b\": 1}",
                "12345678901234567890|12345678901234567891",
            })
    void doesNotContain(String left, String right) {
        assertThat(Containment.contains(Json.read(left), Json.read(right))).isFalse();
    }
}
