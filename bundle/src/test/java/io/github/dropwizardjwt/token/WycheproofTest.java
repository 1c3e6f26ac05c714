package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.PublishedSecret;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.jwk.JsonWebKey;
import io.github.dropwizardjwt.support.DerProvider;
import io.github.dropwizardjwt.support.Forge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The JOSE vectors of Project Wycheproof, where they are found: the directory in the system property
 * {@code wycheproof}, or beside the repository. Their payloads are mostly no JSON, so that they are fed to the reader
 * and the keys, not to {@link TokenManager}.
 */
class WycheproofTest {
    private static final Path DIRECTORY = Path.of(System.getProperty("wycheproof", "../../shared/corpora/wycheproof"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Algorithm> ALL = EnumSet.allOf(Algorithm.class);

    @BeforeEach
    void needsTheVectors() {
        assumeTrue(Files.isDirectory(DIRECTORY), "The vectors of Project Wycheproof are not in " + DIRECTORY);
    }

    @ParameterizedTest
    @CsvSource({"signature,401", "key,26", "crypto,83", "encryption,139"})
    void givesTheExpectedAnswerToEveryVector(String kind, int count) throws IOException {
        assertExpectedAnswers(kind, count, key -> key);
    }

    @Test
    void givesTheExpectedAnswersWithAProviderThatReadsEcdsaInDer() throws IOException {
        assertExpectedAnswers(
                "signature",
                401,
                key -> key.algorithm().name().startsWith("ES") ? key.withProvider(new DerProvider()) : key);
    }

    private static void assertExpectedAnswers(String kind, int count, UnaryOperator<VerificationKey> use)
            throws IOException {
        String file = "json_web_" + kind + "_test.json";
        Map<Integer, String> overrides = overrides(file);
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode group : read(file).get("testGroups")) {
            for (JsonNode test : group.get("tests")) {
                int id = test.get("tcId").asInt();
                // A token's payload is a JSON object, so that the reader takes none of zero bytes.
                boolean rejected =
                        test.has("jwe") || test.get("comment").asText().equals("emptyPayload");
                String expected = rejected
                        ? "invalid"
                        : overrides.getOrDefault(id, test.get("result").asText());
                String actual = accepts(group, test, use) ? "valid" : "invalid";
                counts.merge(expected, 1, Integer::sum);
                if (!expected.equals("skip") && !expected.equals(actual)) {
                    wrong.add(id + " " + test.get("comment").asText() + ": " + actual);
                }
            }
        }
        System.out.println("Wycheproof " + kind + ": " + counts);
        assertThat(wrong).isEmpty();
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(count);
    }

    private static Map<Integer, String> overrides(String file) throws IOException {
        JsonNode root = read("overrides.json");
        Map<Integer, String> overrides = new TreeMap<>();
        if (root.get("file").asText().equals(file)) {
            root.get("overrides")
                    .forEach(each -> overrides.put(
                            each.get("tcId").asInt(), each.get("use").asText()));
        }
        return overrides;
    }

    private static JsonNode read(String file) throws IOException {
        return JSON.readTree(DIRECTORY.resolve(file).toFile());
    }

    private static boolean accepts(JsonNode group, JsonNode test, UnaryOperator<VerificationKey> use) {
        String text =
                test.has("jwe") ? test.get("jwe").asText() : test.get("jws").asText();
        try {
            KeySet keys = KeySet.verifying(keys(group));
            CompactJws jws = CompactJws.read(text, 100_000, null);
            VerificationKey key =
                    keys.select(jws.header().keyId(), jws.header().algorithm()).orElse(null);
            return key != null
                    && key.algorithm().name().equals(jws.header().algorithm())
                    && jws.isSignedBy(use.apply(key));
        } catch (TokenRejectedException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The key or keys of a group; of a pair the public half. */
    private static VerificationKey[] keys(JsonNode group) {
        JsonNode jwk = group.has("public") ? group.get("public") : group.get("private");
        List<VerificationKey> keys = new ArrayList<>();
        if (jwk.has("keys")) {
            jwk.get("keys").forEach(each -> keys.add(key(each)));
        } else {
            keys.add(key(jwk));
        }
        return keys.toArray(new VerificationKey[0]);
    }

    private static VerificationKey key(JsonNode node) {
        JsonWebKey jwk = JsonWebKey.read(node.toString().getBytes(StandardCharsets.UTF_8));
        if (!node.get("kty").asText().equals("oct")) {
            return jwk.verificationKey(ALL);
        }
        // The secret of one group is all zeros; its signatures are what is looked at here.
        return node.path("kid").asText().equals("hs256-key")
                ? PublishedSecret.of(
                        Algorithm.valueOf(node.get("alg").asText()),
                        Forge.bytesOf(node.get("k").asText()),
                        "hs256-key")
                : jwk.signingKey(ALL).verificationKey();
    }
}
