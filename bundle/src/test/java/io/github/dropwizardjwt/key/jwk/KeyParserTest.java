package io.github.dropwizardjwt.key.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyParserTest {
    @Test
    void tellsPemSecretAndJwkApart() {
        SigningKey pem = text(TestKeys.pem("ec-p256")).signingKey(Algorithm.ES256, "pem");
        assertThat(pem.id()).isEqualTo("pem");
        assertThat(text(TestKeys.pem("ec-p256.pub"))
                        .publicKey(Algorithm.ES256, "public")
                        .id())
                .isEqualTo("public");
        assertThat(text(TestKeys.SECRET).signingKey(Algorithm.HS256, "secret").id())
                .isEqualTo("secret");
        assertThat(text(" " + publicJwk()).publicKey(Algorithm.ES256, null).id())
                .isEqualTo("jwk");
    }

    @Test
    void isPublicOnlyWherePlainlySo() {
        assertThat(text(TestKeys.pem("ec-p256.pub")).isPublic()).isTrue();
        assertThat(text(publicJwk()).isPublic()).isTrue();
        assertThat(text(TestKeys.pem("ec-p256")).isPublic()).isFalse();
        assertThat(text(TestKeys.SECRET).isPublic()).isFalse();
        assertThat(text("no key").isPublic()).isFalse();
    }

    @Test
    void signsWithAPrivateJwk() {
        KeyParser jwk = text("{\"kty\":\"oct\",\"kid\":\"shared\",\"alg\":\"HS256\",\"k\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(TestKeys.secret()) + "\"}");
        assertThat(jwk.signingKey(Algorithm.HS256, null).id()).isEqualTo("shared");
        assertThat(jwk.isPublic()).isFalse();
    }

    @Test
    void aJwkMayHaveAByteOrderMarkAndIsNoSet() {
        byte[] marked = ("\uFEFF" + publicJwk()).getBytes(StandardCharsets.UTF_8);
        assertThat(KeyParser.of(marked).publicKey(Algorithm.ES256, null).id()).isEqualTo("jwk");
        assertThat(KeyParser.of(marked).isPublic()).isTrue();
        assertThatThrownBy(() -> text(Jwks.set(publicJwk())).publicKey(Algorithm.ES256, null))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("is a JWK Set, where a single key is wanted");
    }

    @Test
    void aJwkHasItsOwnId() {
        assertThatThrownBy(() -> text(publicJwk()).publicKey(Algorithm.ES256, "mine"))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("drop keyId");
    }

    @ParameterizedTest
    @ValueSource(strings = {" secret", "secret ", "\tsecret", "secret\n", "\rsecret", "\u00EF\u00BB\u00BFsecret"})
    void noticesWhatCannotBeSeenAtTheEdgesOfASecret(String text) {
        assertThat(KeyParser.of(text.getBytes(StandardCharsets.ISO_8859_1)).doubtfulEdges())
                .contains("a byte order mark, a blank or a second line break");
    }

    @Test
    void ignoresTheEdgesOfAJwkAndBlanksWithinASecret() {
        assertThat(text(" " + publicJwk() + "\n").doubtfulEdges()).isEmpty();
        assertThat(text("sec ret").doubtfulEdges()).isEmpty();
    }

    @Test
    void showsNothing() {
        assertThat(text(TestKeys.SECRET)).hasToString("KeyParser");
    }

    private static String publicJwk() {
        return Jwks.jwk(TestKeys.publicKey("ec-p256"), "\"kid\":\"jwk\"");
    }

    private static KeyParser text(String text) {
        return KeyParser.of(text.getBytes(StandardCharsets.US_ASCII));
    }
}
