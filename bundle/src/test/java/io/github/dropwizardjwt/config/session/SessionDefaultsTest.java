package io.github.dropwizardjwt.config.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.session.MemorySessionStore;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Sessions have the same defaults in YAML and in code. */
class SessionDefaultsTest {
    @Test
    void theSectionHasTheDefaultsOfTheBuilder() {
        KeySet keys = KeySet.signing(
                SigningKey.ofSecret(Algorithm.HS256, Sections.SECRET.getBytes(StandardCharsets.UTF_8), null));
        TokenManagerBuilder tokens = TokenManager.builder("example-service", keys);
        SessionStore store = new MemorySessionStore(10);

        assertThat(new MemorySessionsFactory().builder(tokens, store))
                .usingRecursiveComparison()
                .comparingOnlyFields("sessionMaxAge", "maxPerSubject", "reuseGrace")
                .isEqualTo(SessionManager.builder(tokens, store));
    }
}
