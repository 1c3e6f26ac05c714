package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.PublishedSecret;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.jwk.JsonWebKey;
import io.github.dropwizardjwt.support.Forge;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The signed examples of RFC 7515, RFC 7520 and RFC 8037. Some payloads are no JSON and none is of this library, so
 * that reader and key are asked, not {@link TokenManager}.
 */
class RfcSignaturesTest {
    /** RFC 8037 has its key in appendices A.1 and A.2, and verifies in A.5 what A.4 signs. */
    record Vector(String source, String signed, VerificationKey key) {
        boolean isGood(String text) {
            return CompactJws.read(text, 10_000, null).isSignedBy(key);
        }

        @Override
        public String toString() {
            return source;
        }
    }

    static List<Vector> vectors() throws IOException {
        List<Vector> vectors = new ArrayList<>();
        try (InputStream in = RfcSignaturesTest.class.getResourceAsStream("rfc-signatures.json")) {
            for (JsonNode each : new ObjectMapper().readTree(in)) {
                Algorithm algorithm = Algorithm.valueOf(each.get("algorithm").textValue());
                vectors.add(new Vector(
                        each.get("source").textValue(),
                        each.get("signed").textValue(),
                        key(algorithm, each.get("key"))));
            }
        }
        return vectors;
    }

    /** Published secrets are good for nothing else, so that the product's reader takes none of them. */
    private static VerificationKey key(Algorithm algorithm, JsonNode jwk) {
        return algorithm.isSymmetric()
                ? PublishedSecret.of(algorithm, Forge.bytesOf(jwk.get("k").textValue()), "published")
                : JsonWebKey.read(Forge.utf8(jwk.toString())).verificationKey(EnumSet.of(algorithm));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void areGood(Vector vector) {
        assertThat(vector.isGood(vector.signed())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void areBadWithABitOfTheSignatureFlipped(Vector vector) {
        String input = vector.signed().substring(0, vector.signed().lastIndexOf('.') + 1);
        byte[] signature = Forge.bytesOf(vector.signed().substring(input.length()));
        for (int bit = 0; bit < signature.length * Byte.SIZE; bit += 37) {
            signature[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertThat(vector.isGood(input + Forge.base64(signature)))
                    .as("bit %d", bit)
                    .isFalse();
            signature[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void areBadWithAnotherPayload(Vector vector) {
        int start = vector.signed().indexOf('.') + 1;
        int end = vector.signed().indexOf('.', start);
        String other =
                vector.signed().substring(0, start) + "e30" + vector.signed().substring(end);
        assertThat(vector.isGood(other)).isFalse();
    }

    /** RFC 7515 appendix A.5: unsecured, without a signature. */
    @Test
    void theUnsecuredOneIsRejected() {
        String unsecured = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxl"
                + "LmNvbS9pc19yb290Ijp0cnVlfQ.";
        assertThatThrownBy(() -> CompactJws.read(unsecured, 10_000, null))
                .isInstanceOfSatisfying(
                        TokenRejectedException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void areAllThere() throws IOException {
        assertThat(vectors()).hasSize(9);
        System.out.println("RFC signatures: " + vectors().size() + " good, each bad with a bit flipped; 1 rejected");
    }
}
