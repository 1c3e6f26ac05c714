package io.github.dropwizardjwt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.configuration.ConfigurationException;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.jwk.JsonWebKeySet;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.TokenManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code publishKeys: true}, as others see it. */
class PublishedKeysTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SET = "/.well-known/jwks.json";
    private static final String METADATA = "/.well-known/openid-configuration";

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final JwtBundle<Sections.Host> bundle = new JwtBundle<>(Sections.Host::getJwt).withClock(clock);

    /** All that RFC 7518 §6 and RFC 8037 §2 know of private keys is not among these. */
    @ParameterizedTest
    @CsvSource({
        "RS256, rsa-2048, n e",
        "PS512, rsa-2048, n e",
        "ES256, ec-p256, crv x y",
        "ES384, ec-p384, crv x y",
        "ES512, ec-p521, crv x y",
        "EdDSA, ed25519, crv x",
        "EdDSA, ed448, crv x",
        "Ed25519, ed25519, crv x",
        "Ed448, ed448, crv x"
    })
    void publishesThePublicHalfAndNothingElse(Algorithm algorithm, String name, String numbers) throws Exception {
        try (TestServer server = start(algorithm, name, "issuer: example-service")) {
            String set = server.get(SET).body();

            JsonNode keys = JSON.readTree(set).get("keys");
            assertThat(JSON.readTree(set).fieldNames()).toIterable().containsExactly("keys");
            assertThat(keys).hasSize(1);
            assertThat(keys.get(0).fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                            Stream.concat(Stream.of("kty", "kid", "alg", "use"), Stream.of(numbers.split(" ")))
                                    .toArray(String[]::new));
            assertThat(keys.get(0).get("alg").asText()).isEqualTo(algorithm.name());
            assertThat(keys.get(0).get("use").asText()).isEqualTo("sig");
            assertThat(JsonWebKeySet.read(set.getBytes(StandardCharsets.UTF_8), Set.of(algorithm))
                            .keys())
                    .singleElement()
                    .satisfies(key -> assertThat(key.publicKey()).hasValue(TestKeys.publicKey(name)));
        }
    }

    @Test
    void aServiceThatKnowsOnlyTheSetVerifiesTheTokens() throws Exception {
        try (TestServer server = start(Algorithm.ES256, "ec-p256", "issuer: example-service")) {
            byte[] set = server.get(SET).body().getBytes(StandardCharsets.UTF_8);
            TokenManager other = TokenManager.builder(
                            "example-service",
                            KeySet.verifying(JsonWebKeySet.read(set, Set.of(Algorithm.ES256))
                                    .keys()))
                    .clock(clock)
                    .build();

            assertThat(other.isValid(bundle.tokens().authToken("alice").signed()))
                    .isTrue();
        }
    }

    @Test
    void saysHowLongTheSetMayBeKeptAndWhetherItIsUnchanged() throws Exception {
        try (TestServer server = start(Algorithm.ES256, "ec-p256", "issuer: example-service")) {
            HttpResponse<String> answer = server.get(SET);
            String tag = answer.headers().firstValue("ETag").orElseThrow();

            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/jwk-set+json");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
            HttpResponse<String> unchanged = server.send(server.request(SET).header("If-None-Match", tag));
            assertThat(unchanged.statusCode()).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(unchanged.headers().firstValue("ETag")).hasValue(tag);
            assertThat(server.send(server.request(SET).header("If-None-Match", "\"other\""))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** RFC 9110 §13.1. */
    @Test
    void meetsThePreconditionsOfARequest() throws Exception {
        try (TestServer server = start(Algorithm.ES256, "ec-p256", "issuer: example-service")) {
            String tag = server.get(SET).headers().firstValue("ETag").orElseThrow();

            assertThat(status(server, "If-Match", tag)).isEqualTo(200);
            assertThat(status(server, "If-Match", "\"other\", " + tag)).isEqualTo(200);
            assertThat(status(server, "If-Match", "*")).isEqualTo(200);
            assertThat(status(server, "If-Match", "\"other\"")).isEqualTo(412);
            assertThat(status(server, "If-Match", "no tag")).isEqualTo(200);
            assertThat(status(server, "If-None-Match", "*")).isEqualTo(304);
            assertThat(status(server, "If-None-Match", "W/" + tag)).isEqualTo(304);
            assertThat(status(server, "If-None-Match", "no tag, " + tag)).isEqualTo(200);
        }
    }

    private static int status(TestServer server, String header, String value) throws Exception {
        return server.send(server.request(SET).header(header, value)).statusCode();
    }

    @Test
    void givesTheSetToWhoeverTakesJson() throws Exception {
        try (TestServer server = start(Algorithm.ES256, "ec-p256", "issuer: example-service")) {
            for (String accepted : List.of("application/json", "*/*", "application/json, text/plain;q=0.5")) {
                HttpResponse<String> answer = server.send(server.request(SET).header("Accept", accepted));

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(JSON.readTree(answer.body()).get("keys")).hasSize(1);
                assertThat(answer.headers().firstValue("Content-Type"))
                        .hasValue(accepted.startsWith("*") ? "application/jwk-set+json" : "application/json");
            }
        }
    }

    @Test
    void publishesKeysThatWillSignAndThoseThatDid() throws Exception {
        for (String hour : List.of("10", "11", "14")) {
            KeyFiles.create(Algorithm.ES256, directory.resolve("2026-11-24T" + hour + "-00-00Z.ES256.pem"));
        }
        JwtConfiguration section = Sections.read(
                "issuer: example-service",
                "algorithm: ES256",
                "publishKeys: true",
                "keyDirectory: {path: " + directory + "}");
        try (TestServer server = TestServer.start(section, bundle, environment -> {})) {
            HttpResponse<String> before = server.get(SET);
            assertThat(JSON.readTree(before.body()).get("keys")).hasSize(3);

            clock.set(Instant.parse("2026-12-01T11:30:00Z"));

            HttpResponse<String> after = server.get(SET);
            assertThat(JSON.readTree(after.body()).get("keys")).hasSize(2);
            assertThat(after.headers().firstValue("ETag"))
                    .isNotEqualTo(before.headers().firstValue("ETag"));
        }
    }

    @Test
    void isOpenWhereAllElseIsDenied() throws Exception {
        try (TestServer server = start(Algorithm.ES256, "ec-p256", "issuer: example-service", "unannotated: DENY")) {
            assertThat(server.get(SET).statusCode()).isEqualTo(200);
            assertThat(server.get(METADATA).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void publishesNothingUnlessAsked() throws Exception {
        JwtConfiguration section = Sections.read("issuer: a", "algorithm: ES256", privateKey("ec-p256"));
        try (TestServer server = TestServer.start(section, bundle, environment -> {})) {
            assertThat(server.get(SET).statusCode()).isEqualTo(404);
            assertThat(server.get(METADATA).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example.com, https://id.example.com/.well-known/jwks.json",
        "https://id.example.com/, https://id.example.com/.well-known/jwks.json",
        "https://id.example.com/tenant/a, https://id.example.com/tenant/a/.well-known/jwks.json"
    })
    void metadataOfAnHttpsIssuerPointsBelowIt(String issuer, String location) throws Exception {
        try (TestServer server = start(Algorithm.ES256, "ec-p256", "issuer: " + issuer)) {
            HttpResponse<String> answer = server.get(METADATA);

            assertMetadata(answer, issuer, location);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example-service",
                "http://id.example.com",
                "https://id.example.com?a=b",
                "https://id.example.com#a",
                "https:opaque",
                "no URI"
            })
    void metadataOfOtherIssuersPointsToWhereItWasAskedFor(String issuer) throws Exception {
        try (TestServer server = start(Algorithm.ES256, "ec-p256", "issuer: '" + issuer + "'")) {
            HttpResponse<String> answer = server.get(METADATA);

            assertMetadata(answer, issuer, "http://localhost:" + server.port() + SET);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @Test
    void stopsTheStartWhereThereIsOnlyASecret() {
        assertThatThrownBy(() -> Sections.read(
                        "issuer: a", "algorithm: HS256", "secret: " + Sections.SECRET, "publishKeys: true"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "jwt.publishKeys has nothing to publish: HS256 has a secret only; drop it, or choose "
                                + "an RS, PS, ES or EdDSA algorithm");
    }

    private TestServer start(Algorithm algorithm, String name, String... further) throws Exception {
        JwtConfiguration section = Sections.read(Stream.concat(
                        Stream.of("algorithm: " + algorithm, privateKey(name), "publishKeys: true"), Stream.of(further))
                .toArray(String[]::new));
        return TestServer.start(section, bundle, environment -> {});
    }

    private static String privateKey(String name) {
        return Sections.block("privateKey", TestKeys.pem(name));
    }

    private static void assertMetadata(HttpResponse<String> answer, String issuer, String location) {
        try {
            JsonNode metadata = JSON.readTree(answer.body());
            assertThat(metadata.get("issuer").asText()).isEqualTo(issuer);
            assertThat(metadata.get("jwks_uri").asText()).isEqualTo(location);
            assertThat(metadata).hasSize(2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
