package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dropwizardjwt.support.Budget;
import io.github.dropwizardjwt.support.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a key file is a good key of its algorithm, or rejected as {@link UnusableKeyException}. */
class PemFuzzTest {
    /** One for each kind of key. */
    private static final List<Algorithm> ALGORITHMS = List.of(
            Algorithm.RS256,
            Algorithm.PS512,
            Algorithm.ES256,
            Algorithm.ES384,
            Algorithm.ES512,
            Algorithm.EdDSA,
            Algorithm.Ed448);

    private static final List<String> PAIRS = List.of(
            "rsa-2048", "rsa-pss", "ec-p256", "ec-p384", "ec-p521", "ed25519", "ed448", "x25519", "ec-secp256k1");

    static Stream<byte[]> texts() {
        return PAIRS.stream()
                .flatMap(name -> Stream.of(TestKeys.pem(name), TestKeys.pem(name + ".pub")))
                .map(pem -> pem.getBytes(StandardCharsets.US_ASCII));
    }

    static Stream<byte[]> publicKeys() {
        return PAIRS.stream().map(name -> Pem.decode(TestKeys.pem(name + ".pub"), Pem.PUBLIC_KEY));
    }

    static Stream<byte[]> privateKeys() {
        return PAIRS.stream().map(name -> Pem.decode(TestKeys.pem(name), Pem.PRIVATE_KEY));
    }

    @MethodSource("texts")
    @DictionaryEntries({"-----BEGIN PUBLIC KEY-----", "-----END PRIVATE KEY-----", "RSA ", "ENCRYPTED ", "CERTIFICATE"})
    @FuzzTest
    void aTextIsOneKeyOrRejected(byte[] latin1) {
        String text = new String(latin1, StandardCharsets.ISO_8859_1);
        for (Algorithm algorithm : ALGORITHMS) {
            Budget.KEYS.check(latin1.length, () -> {
                tryPublic(algorithm, text);
                tryPrivate(algorithm, text);
            });
        }
    }

    @MethodSource("publicKeys")
    @FuzzTest
    void aPublicKeyIsGoodOrRejected(byte[] der) {
        String text = Pem.encode(der, Pem.PUBLIC_KEY);
        ALGORITHMS.forEach(algorithm -> Budget.KEYS.check(der.length, () -> tryPublic(algorithm, text)));
    }

    @MethodSource("privateKeys")
    @FuzzTest
    void aPrivateKeyIsGoodOrRejected(byte[] der) {
        String text = Pem.encode(der, Pem.PRIVATE_KEY);
        ALGORITHMS.forEach(algorithm -> Budget.KEYS.check(der.length, () -> tryPrivate(algorithm, text)));
    }

    /** A key that is taken survives being written and read again, under the same id. */
    private static void tryPublic(Algorithm algorithm, String text) {
        VerificationKey key = orNull(() -> VerificationKey.ofPublicKey(algorithm, text, null));
        if (key != null) {
            PublicKey publicKey = key.publicKey().orElseThrow();
            String written = Pem.encode(publicKey.getEncoded(), Pem.PUBLIC_KEY);
            assertThat(VerificationKey.ofPublicKey(algorithm, written, null).isSameAs(key))
                    .isTrue();
            assertThat(key.verifies(new byte[] {1}, new byte[64])).isFalse();
        }
    }

    /** The public half of a key that is taken is itself a good key: what signs here is verified elsewhere. */
    private static void tryPrivate(Algorithm algorithm, String text) {
        SigningKey key = orNull(() -> SigningKey.ofPrivateKey(algorithm, text, null));
        if (key != null) {
            VerificationKey half = key.verificationKey();
            String written = Pem.encode(half.publicKey().orElseThrow().getEncoded(), Pem.PUBLIC_KEY);
            assertThat(VerificationKey.ofPublicKey(algorithm, written, null).isSameAs(half))
                    .isTrue();
        }
    }

    private static <K> K orNull(Supplier<K> reading) {
        try {
            return reading.get();
        } catch (UnusableKeyException e) {
            assertThat(e.problem()).isNotBlank();
            return null;
        }
    }
}
