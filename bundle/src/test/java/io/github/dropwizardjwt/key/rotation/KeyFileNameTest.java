package io.github.dropwizardjwt.key.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.UnusableKeyException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileNameTest {
    @ParameterizedTest
    @CsvSource({
        "2026-12-01T00-00-00Z.ES256.pem, 2026-12-01T00:00:00Z, ES256, pem",
        "2026-12-01T23-59-59Z.EdDSA.pem, 2026-12-01T23:59:59Z, EdDSA, pem",
        "2026-12-01T23-59-59Z.Ed25519.pem, 2026-12-01T23:59:59Z, Ed25519, pem",
        "2024-02-29T12-30-05Z.RS256.jwk, 2024-02-29T12:30:05Z, RS256, jwk",
        "1970-01-01T00-00-00Z.HS512.secret, 1970-01-01T00:00:00Z, HS512, secret",
        "2026-12-01T00-00-00Z.HS256.jwk, 2026-12-01T00:00:00Z, HS256, jwk",
    })
    void tellsInstantAlgorithmAndForm(String name, Instant activeFrom, Algorithm algorithm, KeyFileName.Form form) {
        assertThat(KeyFileName.parse(name)).isEqualTo(new KeyFileName(activeFrom, algorithm, form));
        assertThat(KeyFileName.parse(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwt.pem",
                "2026-12-01.ES256.pem",
                "2026-12-01T00-00-00Z.pem",
                "2026-12-01T00-00-00Z.ES256",
                "2026-12-01T00-00-00Z.ES256.pem~",
                "2026-12-01T00-00-00Z.ES256.pem.tmp",
                "2026-12-01T00-00-00Z.ES256.PEM",
                "2026-12-01T00-00-00Z.es256.pem",
                "2026-12-01T00-00-00Z.none.pem",
                "2026-12-01T00-00-00Z.ed25519.pem",
                "2026-12-01T00:00:00Z.ES256.pem",
                "2026-12-01T00-00-00.ES256.pem",
                "2026-12-01T24-00-00Z.ES256.pem",
                "2026-13-01T00-00-00Z.ES256.pem",
                "2026-02-30T00-00-00Z.ES256.pem",
                "+12026-12-01T00-00-00Z.ES256.pem",
                "-2026-12-01T00-00-00Z.ES256.pem",
                "2026-12-01T00-00-00Z.HS256.pem",
                "2026-12-01T00-00-00Z.ES256.secret",
            })
    void rejectsEveryOtherName(String name) {
        assertThatThrownBy(() -> KeyFileName.parse(name))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("name it like 2026-12-01T00-00-00Z.ES256.pem");
    }

    @Test
    void namesKeysInTheirUsualForm() {
        Instant instant = Instant.parse("2026-12-01T08:30:00.999Z");

        assertThat(KeyFileName.of(instant, Algorithm.ES256)).hasToString("2026-12-01T08-30-00Z.ES256.pem");
        assertThat(KeyFileName.of(instant, Algorithm.HS256)).hasToString("2026-12-01T08-30-00Z.HS256.secret");
    }
}
