package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.TestKeys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can never work is rejected where it is set, not when the first token is issued. */
class TokenManagerBuilderTest {
    private final TokenManagerBuilder builder = Sample.builder();

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.999999999S"})
    void rejectsAgesBelowOneSecond(Duration age) {
        assertThatThrownBy(() -> builder.authMaxAge(age))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("A token must be valid for at least one second");
        assertThatThrownBy(() -> builder.refreshMaxAge(age))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("A token must be valid for at least one second");
    }

    @Test
    void takesAgesOfOneSecond() {
        TokenManager manager = builder.authMaxAge(Duration.ofSeconds(1))
                .refreshMaxAge(Duration.ofSeconds(1))
                .build();
        assertThat(manager.authToken("alice").maxAge()).isEqualTo(Duration.ofSeconds(1));
        assertThat(manager.refreshToken("alice").maxAge()).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void rejectsSizesThatNoTokenHas(int characters) {
        assertThatThrownBy(() -> builder.maxTokenSize(characters))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("A token must have at least one character");
    }

    @Test
    void takesASizeOfOneCharacterThatNoTokenMeets() {
        TokenManager manager = builder.maxTokenSize(1).build();

        assertThat(Sample.rejection(manager, "x")).isEqualTo(Reason.MALFORMED);
        assertThat(Sample.rejection(manager, "xx")).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "example\n", "exa\0mple", "example\u009b"})
    void rejectsIssuersAndAudiencesThatAreBlankOrHaveControlCharacters(String issuer) {
        KeySet keys = KeySet.signing(TestKeys.signing(Algorithm.HS256));
        assertThatThrownBy(() -> TokenManager.builder(issuer, keys))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The issuer is blank, or has a control character in it");
        assertThatThrownBy(() -> TrustedIssuer.builder(issuer, keys))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The issuer is blank, or has a control character in it");
        assertThatThrownBy(() -> builder.audience(List.of("orders", issuer)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("An audience is blank, or has a control character in it");
    }
}
