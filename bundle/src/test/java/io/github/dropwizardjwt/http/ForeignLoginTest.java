package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.http.ApiTokenRequestsTest.Tokens;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Subjects;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TrustedIssuer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code alice} of a trusted issuer gets no API token of this service's {@code alice}. */
class ForeignLoginTest {
    private static final KeySet KEYS = KeySet.signing(SigningKey.ofSecret(
            Algorithm.HS256, "4e1Qk7-mXv4Ta0Re2Zp8Ud6Wy3Lh5Bn3".getBytes(StandardCharsets.US_ASCII), null));
    private static final String ISSUER = "https://partner.example";

    @ParameterizedTest
    @CsvSource({"SEPARATE, 401", "SHARED, 200"})
    void isALoginHereOnlyWhereSubjectsAreShared(Subjects subjects, int status) throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<Host>(Host::getJwt)
                .withTokens(tokens -> tokens.trust(TrustedIssuer.builder(ISSUER, KEYS)
                        .audience(List.of())
                        .subjects(subjects)
                        .build()));
        String alice =
                TokenManager.builder(ISSUER, KEYS).build().authToken("alice").signed();
        try (TestServer server = TestServer.start(
                Sections.read(
                        "issuer: example-service",
                        "algorithm: HS256",
                        "secret: " + SECRET,
                        "sessions: {type: memory, keepGrantsFromLogin: true}"),
                bundle,
                environment -> environment.jersey().register(Tokens.class))) {
            assertThat(server.send("POST", "/tokens/stolen", alice).statusCode())
                    .isEqualTo(status);
            assertThat(bundle.sessions().apiTokens().list("alice")).hasSize(status == 200 ? 1 : 0);
        }
    }
}
