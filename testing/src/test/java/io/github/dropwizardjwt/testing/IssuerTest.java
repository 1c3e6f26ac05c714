package io.github.dropwizardjwt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.jwk.JsonWebKeySet;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(DropwizardExtensionsSupport.class)
class IssuerTest {
    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final DropwizardAppExtension<SampleConfiguration> APP = new DropwizardAppExtension<>(
            SampleApplication.class, "src/test/resources/sample-es256.yml", ISSUER.overrides("jwt.trustedIssuers[0]"));

    @RegisterExtension
    static final JwtTest JWT = JwtTest.of(APP);

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    private static TestToken foreign() {
        return ISSUER.as("alice").claim("aud", "sample-service");
    }

    private static int status(String text) {
        try (Response response = APP.client()
                .target("http://localhost:" + APP.getLocalPort() + "/api/any")
                .request()
                .header("Authorization", "Bearer " + text)
                .get()) {
            return response.getStatus();
        }
    }

    /** The key of this service is a pair, and has an audience. */
    @TestFactory
    Stream<DynamicNode> closedToOwnTokens() {
        return JWT.closed();
    }

    @TestFactory
    Stream<DynamicNode> closedToForeignTokens() {
        return JWT.closed(with -> with.as(foreign()).only("/api/claims"));
    }

    @Test
    void confusesKeysInTheMatrix() {
        assertThat(Run.of(JWT.closed(with -> with.only("/api/any"))).passed())
                .contains("GET /api/any: key confusion", "GET /api/any: wrong audience")
                .doesNotContain("GET /api/any: revoked");
    }

    @Test
    void isTrusted() {
        assertThat(status(foreign().text())).isEqualTo(200);
        assertThat(status(ISSUER.as("alice").text())).isEqualTo(401);
        assertThat(status(foreign().forged(Forgery.EXPIRED))).isEqualTo(401);
        assertThat(foreign()
                        .mint()
                        .verify(ISSUER.as("alice").text(), TokenType.AUTH)
                        .issuer())
                .isEqualTo(ISSUER.url());
    }

    @Test
    void rotatesItsKeys() throws Exception {
        TestToken former = foreign();
        ISSUER.rotate();
        int before = ISSUER.requests();

        assertThat(published())
                .hasSize(2)
                .contains(former.minted().keyId(), foreign().minted().keyId());
        ISSUER.withdrawFormerKeys();
        assertThat(published()).containsExactly(foreign().minted().keyId());
        assertThat(ISSUER.requests()).isEqualTo(before + 2);
    }

    @Test
    void goesDownAndComesUp() throws Exception {
        ISSUER.down();
        assertThatThrownBy(IssuerTest::published).isInstanceOf(IOException.class);
        assertThat(status(JWT.as("alice").text())).isEqualTo(200);

        ISSUER.up();
        assertThat(published()).isNotEmpty();
    }

    @Test
    void answersLate() {
        ISSUER.slow(Duration.ofMinutes(1));
        try {
            assertThatThrownBy(IssuerTest::published).isInstanceOf(HttpTimeoutException.class);
        } finally {
            ISSUER.slow(Duration.ZERO);
        }
    }

    /** The ids of the keys that it publishes. */
    private static List<String> published() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ISSUER.url() + "/jwks"))
                .timeout(Duration.ofSeconds(2))
                .build();
        byte[] set = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
        return JsonWebKeySet.read(set, Set.of(Algorithm.RS256)).keys().stream()
                .map(VerificationKey::id)
                .toList();
    }
}
