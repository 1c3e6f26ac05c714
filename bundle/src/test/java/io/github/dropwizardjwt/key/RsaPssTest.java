package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.jwk.JwkSetWriter;
import io.github.dropwizardjwt.key.jwk.KeyParser;
import io.github.dropwizardjwt.support.TestKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys whose algorithm identifier is id-RSASSA-PSS, with and without parameters (RFC 4055 §3.1). */
class RsaPssTest {
    @ParameterizedTest
    @CsvSource({
        "PS256, SHA-256, SHA-256, 32, true",
        "PS256, SHA-256, SHA-256, 20, true",
        "PS256, SHA-256, SHA-256, 33, false",
        "PS256, SHA-256, SHA-1, 20, false",
        "PS256, SHA-1, SHA-1, 20, false",
        "PS384, SHA-256, SHA-256, 32, false",
        "PS384, SHA-384, SHA-384, 48, true",
        "PS512, SHA-512, SHA-512, 64, true",
        "PS512, SHA-512/256, SHA-512/256, 32, false"
    })
    void isForTheAlgorithmsThatItsParametersAdmit(
            Algorithm algorithm, String hash, String mask, int salt, boolean isAdmitted)
            throws GeneralSecurityException {
        KeyPair pair = pair(2048, new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(mask), salt, 1));
        String privatePem = TestKeys.privatePem(pair.getPrivate().getEncoded());
        String publicPem = TestKeys.publicPem(pair.getPublic().getEncoded());
        List<Runnable> readings = List.of(
                () -> SigningKey.ofPrivateKey(algorithm, privatePem, null),
                () -> SigningKey.ofKeyPair(algorithm, pair, null),
                () -> VerificationKey.ofPublicKey(algorithm, publicPem, null),
                () -> VerificationKey.ofPublicKey(algorithm, pair.getPublic(), null));
        for (Runnable reading : readings) {
            if (isAdmitted) {
                reading.run();
            } else {
                assertProblem(reading, "is an RSA-PSS key with other parameters than " + algorithm + " has, ");
            }
        }
        for (Algorithm rs : EnumSet.range(Algorithm.RS256, Algorithm.RS512)) {
            assertProblem(
                    () -> SigningKey.ofPrivateKey(rs, privatePem, null),
                    "is an RSA-PSS key, which is for PS256, PS384 and PS512 and not for " + rs + "; ");
            assertProblem(
                    () -> VerificationKey.ofPublicKey(rs, pair.getPublic(), null),
                    "is an RSA-PSS key, which is for PS256, PS384 and PS512 and not for " + rs + "; ");
        }
    }

    @Test
    void isTheSameKeyAsWithoutTheRestriction() {
        SigningKey key = SigningKey.ofPrivateKey(Algorithm.PS256, TestKeys.pem("rsa-pss"), null);
        VerificationKey half = VerificationKey.ofPublicKey(Algorithm.PS256, TestKeys.pem("rsa-pss.pub"), null);
        assertThat(half.isSameAs(key.verificationKey())).isTrue();
        assertThat(half.publicKey().orElseThrow().getAlgorithm()).isEqualTo("RSA");
        String jwks = JwkSetWriter.write(List.of(half));
        assertThat(jwks).contains("\"kty\":\"RSA\"", "\"alg\":\"PS256\"", "\"kid\":\"" + half.id() + "\"");
    }

    @Test
    void fitsTheOneOfSeveralAllowedAlgorithmsThatItAdmits() throws GeneralSecurityException {
        KeyPair pair = pair(2048, new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1));
        KeyParser pem =
                KeyParser.of(TestKeys.publicPem(pair.getPublic().getEncoded()).getBytes(StandardCharsets.US_ASCII));
        assertThat(pem.publicKeys(Set.of(Algorithm.RS256, Algorithm.PS256, Algorithm.PS384), null))
                .extracting(VerificationKey::algorithm)
                .containsExactly(Algorithm.PS384);
    }

    @Test
    void mustBeAsStrongAsAnyRsaKey() throws GeneralSecurityException {
        KeyPair weak = pair(1024, null);
        assertProblem(
                () -> SigningKey.ofKeyPair(Algorithm.PS256, weak, null),
                "must have at least 2048 bits for PS256, has 1024");
        assertProblem(
                () -> VerificationKey.ofPublicKey(
                        Algorithm.PS256, TestKeys.publicPem(weak.getPublic().getEncoded()), null),
                "must have at least 2048 bits for PS256, has 1024");
    }

    private static KeyPair pair(int bits, PSSParameterSpec parameters) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS");
        generator.initialize(new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4, parameters));
        return generator.generateKeyPair();
    }

    private static void assertProblem(Runnable reading, String problem) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        UnusableKeyException.class, e -> assertThat(e.problem()).startsWith(problem));
    }

    /** As Bouncy Castle has them. */
    private record Opaque(RSAPublicKey key) implements RSAPublicKey {
        private static final long serialVersionUID = 1L;

        @Override
        public BigInteger getPublicExponent() {
            return key.getPublicExponent();
        }

        @Override
        public BigInteger getModulus() {
            return key.getModulus();
        }

        @Override
        public @Nullable AlgorithmParameterSpec getParams() {
            return null;
        }

        @Override
        public String getAlgorithm() {
            return key.getAlgorithm();
        }

        @Override
        public String getFormat() {
            return key.getFormat();
        }

        @Override
        public byte[] getEncoded() {
            return key.getEncoded();
        }
    }

    @Test
    void parametersThatAProviderDoesNotTellCountAllTheSame() throws GeneralSecurityException {
        KeyPair pair = pair(2048, new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1));
        Opaque key = new Opaque((RSAPublicKey) pair.getPublic());

        assertThat(VerificationKey.ofPublicKey(Algorithm.PS512, key, null).algorithm())
                .isEqualTo(Algorithm.PS512);
        assertProblem(
                () -> VerificationKey.ofPublicKey(Algorithm.PS256, key, null),
                "is an RSA-PSS key with other parameters than PS256 has, ");
    }
}
