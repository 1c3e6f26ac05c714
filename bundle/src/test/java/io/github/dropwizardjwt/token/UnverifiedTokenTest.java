package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dropwizardjwt.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are read in order to look at them. */
class UnverifiedTokenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"typ\":\"JOSE\"}",
                "{\"alg\":\"HS256\",\"typ\":7}",
                "{\"alg\":\"HS256\",\"jku\":\"https://evil.example/keys\"}",
                "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\"},\"x5u\":\"https://evil.example\"}",
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"],\"cty\":\"JWT\",\"zip\":\"DEF\"}",
                "{\"alg\":\"none\"}",
                "{\"kid\":[1]}",
                "{}"
            })
    void showsWhateverAHeaderAsksFor(String header) {
        String text = encoded(header) + "." + encoded("{\"sub\":\"alice\"}") + ".";

        UnverifiedToken token = UnverifiedToken.of(text);

        assertThat(new String(Json.write(token.header()), StandardCharsets.UTF_8))
                .isEqualTo(header);
        assertThat(token.claims()).containsEntry("sub", "alice");
        assertThat((Object) token).isNotInstanceOf(Principal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "H.P",
                "H.P.S.S",
                "H.P.S.S.S",
                "H..S",
                ".P.S",
                "H=.P.S",
                "H.P\n.S",
                "H.D.S",
                "H.T.S",
                "H.P.S\n",
                "H.P.S=",
                "H.N.S"
            })
    void theBoundsOfJsonHoldForThemToo(String shape) {
        String text = shape.replace("H", encoded("{\"alg\":\"HS256\"}"))
                .replace("P", encoded("{\"sub\":\"alice\"}"))
                .replace("D", encoded("{\"sub\":\"alice\",\"sub\":\"bob\"}"))
                .replace("T", encoded("{\"sub\":\"alice\"} {}"))
                .replace("N", encoded("{\"a\":".repeat(200) + "1" + "}".repeat(200)));

        assertThat(catchThrowableOfType(TokenRejectedException.class, () -> UnverifiedToken.of(text))
                        .reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void rejectsMoreThanTheLargestTokenHas() {
        assertThatThrownBy(() -> UnverifiedToken.of("A".repeat(65_537)))
                .hasMessage("Token rejected: " + Reason.TOO_LARGE);
        assertThatThrownBy(() -> UnverifiedToken.of("A".repeat(65_536)))
                .hasMessage("Token rejected: " + Reason.MALFORMED);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
