package io.github.dropwizardjwt.key.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JwkSetWriterTest {
    private static final Set<Algorithm> ALL = EnumSet.allOf(Algorithm.class);

    private final VerificationKey ec = TestKeys.signing(Algorithm.ES256, "ec").verificationKey();
    private final VerificationKey rsa = TestKeys.signing(Algorithm.PS384, "rsa").verificationKey();

    @Test
    void writesWhatIsReadAsTheSameKeys() {
        JsonWebKeySet read = JsonWebKeySet.read(utf8(JwkSetWriter.write(List.of(ec, rsa))), ALL);

        assertThat(read.rejected()).isEmpty();
        assertThat(read.keys()).hasToString("[VerificationKey[ES256, ec], VerificationKey[PS384, rsa]]");
        assertThat(read.keys())
                .extracting(key -> key.publicKey().orElseThrow())
                .containsExactly(ec.publicKey().orElseThrow(), rsa.publicKey().orElseThrow());
    }

    @Test
    void saysThatKeysAreForSignatures() {
        assertThat(JwkSetWriter.write(List.of(ec))).contains("\"use\":\"sig\"").contains("\"alg\":\"ES256\"");
    }

    @Test
    void publishesNoSecret() {
        VerificationKey secret = TestKeys.signing(Algorithm.HS256, "secret").verificationKey();

        assertThat(JwkSetWriter.write(List.of(secret))).isEqualTo("{\"keys\":[]}");
    }

    private static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
