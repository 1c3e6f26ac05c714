package io.github.dropwizardjwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.JwtFeatureBuilder;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.token.TokenManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What is not set is the same in YAML and in code. */
class DefaultsTest {
    private static final KeySet KEYS = KeySet.signing(
            SigningKey.ofSecret(Algorithm.HS256, Sections.SECRET.getBytes(StandardCharsets.UTF_8), null));

    private final JwtConfiguration section = new JwtConfiguration();

    DefaultsTest() {
        section.setIssuer("example-service");
    }

    @Test
    void tokensHaveTheDefaultsOfTheirBuilder() {
        assertThat(section.buildTokens(Clock.systemUTC(), KEYS))
                .usingRecursiveComparison()
                .comparingOnlyFields(
                        "own.issuer",
                        "own.audience",
                        "own.authMaxAge",
                        "own.refreshMaxAge",
                        "own.clockSkew",
                        "maxTokenSize",
                        "cache")
                .isEqualTo(TokenManager.builder("example-service", KEYS));
    }

    @Test
    void resourcesHaveTheDefaultsOfTheFeature() {
        TokenManager tokens = TokenManager.builder("example-service", KEYS).build();
        JwtFeatureBuilder builder = JwtFeature.builder(tokens);

        assertThat(JwtFeature.builder(tokens)
                        .realm(section.getRealm())
                        .unannotated(section.getUnannotated())
                        .candidateUnannotated(section.getCandidateUnannotated()))
                .usingRecursiveComparison()
                .comparingOnlyFields("realm", "unannotated", "candidateUnannotated")
                .isEqualTo(builder);
    }
}
