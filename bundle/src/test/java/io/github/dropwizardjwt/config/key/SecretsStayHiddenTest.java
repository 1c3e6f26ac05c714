package io.github.dropwizardjwt.config.key;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.base.Throwables;
import io.dropwizard.jackson.Jackson;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.config.KeyReference;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.GeneratedKeys;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed or logged by mistake shows neither key nor token. */
class SecretsStayHiddenTest {
    private static final SigningKey KEY =
            SigningKey.ofSecret(Algorithm.HS256, SECRET.getBytes(StandardCharsets.UTF_8), null);
    private static final SigningKey PAIR =
            SigningKey.ofPrivateKey(Algorithm.ES256, GeneratedKeys.privatePem(GeneratedKeys.P256), null);

    @Test
    void toStringShowsNoKey() throws Exception {
        JwtConfiguration settings = Sections.read("issuer: example-service", "algorithm: HS256", "secret: " + SECRET);
        KeySet keys = KeySet.signing(KEY);
        TokenManager tokens = TokenManager.builder("example-service", keys).build();

        assertThat(settings).hasToString("JwtConfiguration[issuer=example-service, algorithm=HS256]");
        assertThat(KEY).hasToString("SigningKey[HS256, " + KEY.id() + "]");
        assertThat(KEY.verificationKey()).hasToString("VerificationKey[HS256, " + KEY.id() + "]");
        assertThat(keys).hasToString("KeySet[VerificationKey[HS256, " + KEY.id() + "]]");
        assertThat(PAIR).hasToString("SigningKey[ES256, " + PAIR.id() + "]");
        for (Object printed : List.of(
                tokens,
                tokens.auth("alice"),
                new JwtBundle<Sections.Host>(Sections.Host::getJwt),
                JwtFeature.builder(tokens),
                new JwtFeature(tokens),
                new KeyReference("secret", SECRET, null),
                KeyReferences.of(settings, ""),
                new CurrentKeyLoader(settings, Algorithm.HS256, SignatureProvider.named(null), false))) {
            assertShowsNoPartOf(SECRET, printed.toString());
        }
    }

    /** As an admin task or a debug log may write it. */
    @Test
    void configurationWrittenAsJsonShowsNoKey() throws Exception {
        JwtConfiguration settings = new JwtConfiguration();
        settings.setIssuer("example-service");
        settings.setSecret(SECRET);
        settings.setPrivateKey(GeneratedKeys.privatePem(GeneratedKeys.P256));
        PreviousKeyConfiguration previous = new PreviousKeyConfiguration();
        previous.setUntil("2026-12-01T00:00:00Z");
        previous.setSecret(SECRET);
        previous.setPrivateKey(GeneratedKeys.privatePem(GeneratedKeys.P256));
        settings.setPreviousKeys(List.of(previous));

        String json = Jackson.newObjectMapper().writeValueAsString(settings);

        assertThat(json).contains("example-service", "2026-12-01");
        assertThat(previous).hasToString("PreviousKeyConfiguration[until=2026-12-01T00:00:00Z]");
        assertShowsNoPartOf(SECRET, json);
        assertThat(json).doesNotContain("PRIVATE KEY");
    }

    @Test
    void toStringShowsNoTokenAndNoClaim() {
        TokenManager tokens =
                TokenManager.builder("example-service", KeySet.signing(KEY)).build();
        Token token = tokens.auth("alice-the-subject")
                .claim("account", "DE-0815-4711")
                .sign();

        assertThat(token).hasToString("Token[AUTH, HS256]");
        assertThat(tokens.decode(token.signed())).hasToString("UnverifiedToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "expired", "a.b.c", "{\"alg\":\"none\"}"})
    void rejectionsShowNothingOfTheToken(String kind) {
        TokenManager tokens =
                TokenManager.builder("example-service", KeySet.signing(KEY)).build();
        String signed = tokens.authToken("alice-the-subject").signed();
        String bad = kind.isEmpty() ? signed.substring(0, signed.length() - 1) + "!" : signed + kind;

        Throwable rejected = catchThrowable(() -> tokens.verify(bad));

        assertShowsNoPartOf(signed, Throwables.getStackTraceAsString(rejected));
        assertThat(rejected).hasMessageStartingWith("Token rejected: ");
    }

    @Test
    void keyIdOfASecretTellsNothingOfIt() {
        byte[] id = Base64.getUrlDecoder().decode(KEY.id());

        assertThat(id).hasSize(12);
        assertShowsNoPartOf(SECRET, KEY.id());
        assertThat(SECRET).doesNotContain(KEY.id());
    }

    private static void assertShowsNoPartOf(String secret, String shown) {
        for (int i = 0; i + 8 <= secret.length(); i++) {
            assertThat(shown.contains(secret.substring(i, i + 8))).isFalse();
        }
    }
}
