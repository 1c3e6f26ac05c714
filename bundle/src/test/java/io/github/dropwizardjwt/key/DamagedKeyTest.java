package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestKeys;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that the Java runtime reads need not be one that works: it is rejected when read, not at the first token. */
class DamagedKeyTest {
    private static final String NO_PAIR = "makes signatures that its public half does not verify; make a new key";

    private static final List<KeyPair> OF_OTHER_KINDS = Stream.of("X25519", "X448", "DSA", "DiffieHellman")
            .map(DamagedKeyTest::generate)
            .toList();

    @ParameterizedTest
    @EnumSource(names = {"RS256", "PS512"})
    void rejectsARsaKeyWhoseExponentsDoNotMatch(Algorithm algorithm) throws GeneralSecurityException {
        RSAPrivateCrtKey rsa = newRsaKey();
        String pem = pem(
                rsa,
                rsa.getPublicExponent(),
                rsa.getPrivateExponent().add(BigInteger.TWO),
                rsa.getPrimeExponentP().add(BigInteger.TWO));
        assertProblem(algorithm, pem);
    }

    @Test
    void rejectsARsaKeyWithThePublicExponentOfAnother() throws GeneralSecurityException {
        RSAPrivateCrtKey rsa = newRsaKey();
        assertProblem(
                Algorithm.RS256, pem(rsa, BigInteger.valueOf(3), rsa.getPrivateExponent(), rsa.getPrimeExponentP()));
    }

    @Test
    void rejectsARsaKeyWithOneBitChanged() throws GeneralSecurityException {
        RSAPrivateCrtKey rsa = newRsaKey();
        String good = pem(rsa, rsa.getPublicExponent(), rsa.getPrivateExponent(), rsa.getPrimeExponentP());
        assertThat(SigningKey.ofPrivateKey(Algorithm.RS256, good, "id").id()).isEqualTo("id");
        String damaged = pem(
                rsa,
                rsa.getPublicExponent(),
                rsa.getPrivateExponent(),
                rsa.getPrimeExponentP().flipBit(100));
        assertProblem(Algorithm.RS256, damaged);
    }

    /**
     * Never one of other tests: Java's blinding remembers what it did for a modulus, and damage spoils the good key.
     */
    private static RSAPrivateCrtKey newRsaKey() {
        return (RSAPrivateCrtKey) generate("RSA").getPrivate();
    }

    private static String pem(RSAPrivateCrtKey rsa, BigInteger e, BigInteger d, BigInteger dp)
            throws GeneralSecurityException {
        RSAPrivateCrtKeySpec spec = new RSAPrivateCrtKeySpec(
                rsa.getModulus(),
                e,
                d,
                rsa.getPrimeP(),
                rsa.getPrimeQ(),
                dp,
                rsa.getPrimeExponentQ(),
                rsa.getCrtCoefficient());
        return TestKeys.privatePem(
                KeyFactory.getInstance("RSA").generatePrivate(spec).getEncoded());
    }

    private static void assertProblem(Algorithm algorithm, String pem) {
        for (String id : Arrays.asList(null, "id")) {
            assertThatThrownBy(() -> SigningKey.ofPrivateKey(algorithm, pem, id))
                    .isInstanceOfSatisfying(
                            UnusableKeyException.class,
                            e -> assertThat(e.problem()).isEqualTo(NO_PAIR));
        }
    }

    /** No point of Ed25519 has y = 2 (x² would be no square), nor y = 2²⁵⁵ - 1, which is not even below the prime. */
    @ParameterizedTest
    @ValueSource(ints = {2, -1})
    void rejectsAnEd25519KeyThatIsNoPoint(int y) {
        byte[] der = TestKeys.publicKey("ed25519").getEncoded();
        Arrays.fill(der, der.length - 32, der.length, (byte) (y < 0 ? 0xff : 0));
        der[der.length - 32] = (byte) y;
        for (String id : Arrays.asList(null, "id")) {
            assertThatThrownBy(() -> VerificationKey.ofPublicKey(Algorithm.EdDSA, TestKeys.publicPem(der), id))
                    .isInstanceOf(UnusableKeyException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"HS256", "HS384", "HS512"},
            mode = EnumSource.Mode.EXCLUDE)
    void keysOfKindsThatNoAlgorithmTakesAreUnusable(Algorithm algorithm) {
        for (KeyPair pair : OF_OTHER_KINDS) {
            assertUnusable(
                    algorithm,
                    TestKeys.privatePem(pair.getPrivate().getEncoded()),
                    TestKeys.publicPem(pair.getPublic().getEncoded()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"HS256", "HS384", "HS512"},
            mode = EnumSource.Mode.EXCLUDE)
    void bytesThatAreNoKeyAreUnusable(Algorithm algorithm) {
        byte[] good = TestKeys.publicKey(TestKeys.nameFor(algorithm)).getEncoded();
        for (byte[] der :
                List.of(new byte[0], new byte[] {1, 2, 3}, new byte[300], Arrays.copyOf(good, good.length - 1))) {
            assertUnusable(algorithm, TestKeys.privatePem(der), TestKeys.publicPem(der));
        }
    }

    private static KeyPair generate(String kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (List.of("RSA", "DSA", "DiffieHellman").contains(kind)) {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertUnusable(Algorithm algorithm, String privatePem, String publicPem) {
        assertThatThrownBy(() -> SigningKey.ofPrivateKey(algorithm, privatePem, null))
                .isInstanceOf(UnusableKeyException.class);
        assertThatThrownBy(() -> VerificationKey.ofPublicKey(algorithm, publicPem, null))
                .isInstanceOf(UnusableKeyException.class);
    }
}
