package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.TestKeys;
import io.github.dropwizardjwt.key.VerificationKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
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

    @BeforeEach
    void needsTheVectors() {
        assumeTrue(Files.isDirectory(DIRECTORY), "The vectors of Project Wycheproof are not in " + DIRECTORY);
    }

    @ParameterizedTest
    @CsvSource({"signature,401", "key,26", "crypto,83", "encryption,139"})
    void givesTheExpectedAnswerToEveryVector(String kind, int count) throws IOException {
        String file = "json_web_" + kind + "_test.json";
        Map<Integer, String> overrides = overrides(file);
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode group : read(file).get("testGroups")) {
            for (JsonNode test : group.get("tests")) {
                int id = test.get("tcId").asInt();
                // A token's payload is a JSON object, so that the reader takes none of zero bytes.
                boolean refused =
                        test.has("jwe") || test.get("comment").asText().equals("emptyPayload");
                String expected = refused
                        ? "invalid"
                        : overrides.getOrDefault(id, test.get("result").asText());
                String actual = accepts(group, test) ? "valid" : "invalid";
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

    private static boolean accepts(JsonNode group, JsonNode test) {
        String text =
                test.has("jwe") ? test.get("jwe").asText() : test.get("jws").asText();
        try {
            KeySet keys = KeySet.verifying(keys(group));
            CompactJws jws = CompactJws.read(text, 100_000, null);
            VerificationKey key =
                    keys.select(jws.header().keyId(), jws.header().algorithm()).orElse(null);
            return key != null && key.algorithm().name().equals(jws.header().algorithm()) && jws.isSignedBy(key);
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

    /**
     * What the bundle's own readers of keys do not see, because it is no part of PEM, this helper refuses as every
     * reader of JWKs must: {@code use} other than {@code sig} (RFC 7517 §4.2), {@code key_ops} without {@code verify}
     * (§4.3), no {@code alg}, or one that this library does not have (§4.4).
     */
    private static VerificationKey key(JsonNode jwk) {
        if (!jwk.path("use").asText("sig").equals("sig")) {
            throw new IllegalArgumentException("use");
        }
        if (jwk.has("key_ops") && !jwk.get("key_ops").toString().contains("\"verify\"")) {
            throw new IllegalArgumentException("key_ops");
        }
        Algorithm algorithm = Algorithm.valueOf(jwk.path("alg").asText());
        String id = jwk.path("kid").asText(null);
        if (jwk.get("kty").asText().equals("oct")) {
            byte[] secret = Forge.bytesOf(jwk.get("k").asText());
            // The secret of one group is all zeros; its signatures are what is looked at here.
            return "hs256-key".equals(id)
                    ? TestKeys.publishedSecret(algorithm, secret, id)
                    : SigningKey.ofSecret(algorithm, secret, id).verificationKey();
        }
        return VerificationKey.ofPublicKey(
                algorithm, TestKeys.publicPem(publicKey(jwk).getEncoded()), id);
    }

    private static PublicKey publicKey(JsonNode jwk) {
        try {
            if (jwk.get("kty").asText().equals("RSA")) {
                return KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
            }
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(
                    new ECGenParameterSpec("secp" + jwk.get("crv").asText().substring(2) + "r1"));
            ECPoint point = new ECPoint(number(jwk, "x"), number(jwk, "y"));
            return KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static BigInteger number(JsonNode jwk, String name) {
        if (!jwk.has(name)) {
            throw new IllegalArgumentException(name);
        }
        return new BigInteger(1, Forge.bytesOf(jwk.get(name).asText()));
    }
}
