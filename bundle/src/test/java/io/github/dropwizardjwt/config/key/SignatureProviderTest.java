package io.github.dropwizardjwt.config.key;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.CountingProvider;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.token.TokenManager;
import java.security.Security;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class SignatureProviderTest {
    @Test
    void takesAProviderFromTheClassPathForThisBundleAlone() throws Exception {
        TokenManager tokens = Sections.manager(
                Sections.read(
                        "issuer: example-service",
                        "algorithm: HS256",
                        "secret: " + SECRET,
                        "provider: " + CountingProvider.NAME,
                        "verifiedTokenCache: {enabled: false}"),
                Clock.systemUTC());
        int before = CountingProvider.macs();

        String token = tokens.authToken("alice").signed();
        assertThat(tokens.isValid(token)).isTrue();

        assertThat(CountingProvider.macs()).isEqualTo(before + 2);
        assertThat(Security.getProvider(CountingProvider.NAME)).isNull();
    }
}
