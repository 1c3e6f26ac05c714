package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeyTest {
    @ParameterizedTest
    @CsvSource({
        "RS256,rsa-2048",
        "RS384,rsa-2048",
        "RS512,rsa-2048",
        "PS256,rsa-2048",
        "PS384,rsa-2048",
        "PS512,rsa-2048",
        "ES256,ec-p256",
        "ES384,ec-p384",
        "ES512,ec-p521",
        "EdDSA,ed25519",
        "EdDSA,ed448",
        "Ed25519,ed25519",
        "Ed448,ed448",
        "PS256,rsa-pss",
        "PS512,rsa-pss"
    })
    void thePublicKeyThatOpensslDerivesVerifiesWhatThePrivateKeySigned(Algorithm algorithm, String name) {
        SigningKey key = SigningKey.ofPrivateKey(algorithm, TestKeys.pem(name), null);
        VerificationKey publicKey = VerificationKey.ofPublicKey(algorithm, TestKeys.pem(name + ".pub"), null);
        assertThat(publicKey.id()).isEqualTo(key.id());
        assertThat(key.verificationKey().id()).isEqualTo(key.id());
        assertThat(publicKey.algorithm()).isEqualTo(algorithm);
        String token = key.sign("x".getBytes(StandardCharsets.US_ASCII));
        int end = token.lastIndexOf('.');
        byte[] input = token.substring(0, end).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(end + 1));
        assertThat(publicKey.verifies(input, signature)).isTrue();
        assertThat(key.verificationKey().verifies(input, signature)).isTrue();
        input[0]++;
        assertThat(publicKey.verifies(input, signature)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rsa-1024                 | RS256 | must have at least 2048 bits for RS256, has 1024; make one with: openssl genpkey
            rsa-1024                 | PS512 | must have at least 2048 bits for PS512, has 1024
            rsa-pss                  | RS256 | is an RSA-PSS key, which is for PS256, PS384 and PS512 and not for RS256; choose one of these, or make another key with: openssl genpkey
            ec-p256                  | RS256 | is not a private key for RS256, which takes a key of type RSA
            ed25519                  | RS256 | is not a private key for RS256
            rsa-2048                 | ES256 | is not a private key for ES256, which takes a key of type EC
            rsa-2048                 | EdDSA | is not a private key for EdDSA, which takes a key of type EdDSA
            ec-p256                  | EdDSA | is not a private key for EdDSA
            ec-p256                  | ES384 | must be on the curve P-384 for ES384; make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384
            ec-p384                  | ES256 | must be on the curve P-256 for ES256
            ec-p521                  | ES384 | must be on the curve P-384 for ES384
            ec-p384                  | ES512 | must be on the curve P-521 for ES512
            ec-secp256k1             | ES256 | must be on the curve P-256 for ES256
            ed25519                  | Ed448 | must be on the curve Ed448, is on Ed25519; make one with: openssl genpkey -algorithm Ed448
            ed448                    | Ed25519 | must be on the curve Ed25519, is on Ed448; make one with: openssl genpkey -algorithm Ed25519
            x25519                   | EdDSA | is not a private key for EdDSA
            rsa-2048.pkcs1           | RS256 | holds a PEM block of another kind (RSA PRIVATE KEY), not PRIVATE KEY; convert it with: openssl pkcs8 -topk8 -nocrypt
            ec-p256.sec1             | ES256 | holds a PEM block of another kind (EC PRIVATE KEY), not PRIVATE KEY; convert it with: openssl pkcs8 -topk8 -nocrypt
            rsa-2048.encrypted       | RS256 | holds a PEM block of another kind (ENCRYPTED PRIVATE KEY), not PRIVATE KEY; convert it with: openssl pkcs8 -topk8 -nocrypt
            rsa-2048.pkcs1.encrypted | RS256 | holds a PEM block of another kind (RSA PRIVATE KEY), not PRIVATE KEY; convert it with: openssl pkcs8 -topk8 -nocrypt
            ec-p256.params           | ES256 | holds a PEM block of another kind (EC P
            two-blocks               | RS256 | holds 2 keys (
            rsa-2048.pub             | RS256 | holds a PEM block of another kind (PUBLIC KEY), not PRIVATE KEY; a private key is needed to sign, a public key goes into publicKey
            rsa-2048.certificate     | RS256 | holds a PEM block of another kind (CERTIFICATE), not PRIVATE KEY; a private key is needed to sign
            """)
    void rejectsPrivateKeysThatDoNotFitAndNamesTheCure(String name, Algorithm algorithm, String problem) {
        String pem = TestKeys.pem(name);
        assertThatThrownBy(() -> SigningKey.ofPrivateKey(algorithm, pem, null))
                .isInstanceOfSatisfying(UnusableKeyException.class, e -> {
                    assertThat(e.problem()).startsWith(problem);
                    assertThat(e).hasMessage("The key " + e.problem());
                    assertHoldsNothingOf(pem, e);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rsa-1024.pub         | RS256 | must have at least 2048 bits for RS256, has 1024
            rsa-pss.pub          | RS256 | is an RSA-PSS key, which is for PS256, PS384 and PS512 and not for RS256; choose one of these, or make another key with: openssl genpkey
            ec-p256.pub          | RS256 | is not a public key for RS256
            rsa-2048.pub         | ES256 | is not a public key for ES256, which takes a key of type EC
            rsa-2048.pub         | EdDSA | is not a public key for EdDSA
            ec-p384.pub          | ES256 | must be on the curve P-256 for ES256
            ec-secp256k1.pub     | ES256 | must be on the curve P-256 for ES256
            x25519.pub           | EdDSA | is not a public key for EdDSA
            rsa-2048             | RS256 | holds a PEM block of another kind (PRIVATE KEY), not PUBLIC KEY; take the public key out with: openssl pkey -pubout
            rsa-2048.pkcs1       | RS256 | holds a PEM block of another kind (RSA PRIVATE KEY), not PUBLIC KEY
            rsa-2048.pkcs1.pub   | RS256 | holds a PEM block of another kind (RSA PUBLIC KEY), not PUBLIC KEY
            rsa-2048.certificate | RS256 | holds a PEM block of another kind (CERTIFICATE), not PUBLIC KEY; take its key out with: openssl x509 -pubkey -noout
            two-blocks           | RS256 | holds 2 keys (
            """)
    void rejectsPublicKeysThatDoNotFitAndNamesTheCure(String name, Algorithm algorithm, String problem) {
        String pem = TestKeys.pem(name);
        assertThatThrownBy(() -> VerificationKey.ofPublicKey(algorithm, pem, null))
                .isInstanceOfSatisfying(UnusableKeyException.class, e -> {
                    assertThat(e.problem()).startsWith(problem);
                    assertHoldsNothingOf(pem, e);
                });
    }

    private static void assertHoldsNothingOf(String pem, Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            for (String line : pem.lines()
                    .filter(line -> line.length() >= 8 && !line.startsWith("-----"))
                    .toList()) {
                assertThat(String.valueOf(e.getMessage())).doesNotContain(line.substring(0, 8));
            }
        }
    }

    @Test
    void rejectsTextThatIsNoPem() {
        String good = TestKeys.pem("ed25519");
        String body = good.lines().toList().get(1);
        for (String bad : List.of(
                "",
                " ",
                "x",
                body,
                good.strip() + "x",
                "x" + good,
                good + good,
                good.replace("END PRIVATE", "END PUBLIC"),
                good.replace("-----END PRIVATE KEY-----", ""),
                good.replace(body, ""),
                good.replace(body, body.replace('M', '!')),
                good.replace(body, body.substring(1)),
                good.replace(body, "===="),
                good.replace(body, body + "===="),
                good.replace(body, "AAAA"),
                good.replace(body, Base64.getEncoder().encodeToString(new byte[500])),
                "-----BEGIN PRIVATE KEY-----".repeat(1000),
                "-".repeat(100_000),
                "-----BEGIN " + "A".repeat(100_000))) {
            assertThatThrownBy(() -> SigningKey.ofPrivateKey(Algorithm.EdDSA, bad, null))
                    .isInstanceOf(UnusableKeyException.class);
        }
    }

    @Test
    void toleratesWhiteSpaceAroundAndWithinTheBlock() {
        String good = TestKeys.pem("ec-p256");
        String id = SigningKey.ofPrivateKey(Algorithm.ES256, good, null).id();
        for (String other : List.of(
                "\n \t" + good + "\n\n",
                good.strip(),
                good.replace("\n", "\r\n"),
                good.replace("\n", "\n    "),
                good.replace("\n", " "),
                good.replace("\n", "\\n"),
                good.replace("\n", "\\r\\n"))) {
            assertThat(SigningKey.ofPrivateKey(Algorithm.ES256, other, null).id())
                    .isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void rejectsRsaPublicExponentsThatAreNotOddAndAtLeastThree(int exponent) {
        BigInteger modulus = ((RSAPublicKey) TestKeys.publicKey("rsa-2048")).getModulus();
        String pem = TestKeys.publicPem(rsaPublicKey(modulus, BigInteger.valueOf(exponent)));
        for (String id : Arrays.asList(null, "id")) {
            assertThatThrownBy(() -> VerificationKey.ofPublicKey(Algorithm.RS256, pem, id))
                    .isInstanceOf(UnusableKeyException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void rejectsPrivateKeysWithSuchAnExponent(int exponent) throws GeneralSecurityException {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) TestKeys.privateKey("rsa-2048");
        byte[] rsa = sequence(
                integer(BigInteger.ZERO),
                integer(key.getModulus()),
                integer(BigInteger.valueOf(exponent)),
                integer(key.getPrivateExponent()),
                integer(key.getPrimeP()),
                integer(key.getPrimeQ()),
                integer(key.getPrimeExponentP()),
                integer(key.getPrimeExponentQ()),
                integer(key.getCrtCoefficient()));
        byte[] pkcs8 = sequence(integer(BigInteger.ZERO), RSA_ENCRYPTION, tagged(0x04, rsa));
        for (String id : Arrays.asList(null, "id")) {
            assertThatThrownBy(() -> SigningKey.ofPrivateKey(Algorithm.RS256, TestKeys.privatePem(pkcs8), id))
                    .isInstanceOf(UnusableKeyException.class);
        }
    }

    @Test
    void rejectsARsaPrivateKeyThatDoesNotTellItsPublicHalf() throws GeneralSecurityException {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) TestKeys.privateKey("rsa-2048");
        byte[] pkcs8 = KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateKeySpec(key.getModulus(), key.getPrivateExponent()))
                .getEncoded();
        assertThatThrownBy(() -> SigningKey.ofPrivateKey(Algorithm.RS256, TestKeys.privatePem(pkcs8), null))
                .isInstanceOf(UnusableKeyException.class);
    }

    @Test
    void rejectsEcPrivateKeysOutOfRange() throws GeneralSecurityException {
        ECPrivateKey key = (ECPrivateKey) TestKeys.privateKey("ec-p256");
        BigInteger order = key.getParams().getOrder();
        for (BigInteger s : List.of(BigInteger.ZERO, order, order.add(BigInteger.ONE))) {
            byte[] pkcs8;
            try {
                pkcs8 = KeyFactory.getInstance("EC")
                        .generatePrivate(new ECPrivateKeySpec(s, key.getParams()))
                        .getEncoded();
            } catch (GeneralSecurityException e) {
                continue; // this Java runtime does not even make such keys
            }
            assertThatThrownBy(() -> SigningKey.ofPrivateKey(Algorithm.ES256, TestKeys.privatePem(pkcs8), "id"))
                    .as(s.toString())
                    .isInstanceOf(UnusableKeyException.class);
        }
    }

    @Test
    void rejectsEcPublicKeysThatAreNoPointOfTheCurve() {
        ECPublicKey key = (ECPublicKey) TestKeys.publicKey("ec-p256");
        byte[] der = key.getEncoded();
        for (int change : new int[] {1, 2, 33, 64}) { // last byte of y, of x, and others
            byte[] changed = der.clone();
            changed[changed.length - change] ^= 1;
            for (String id : Arrays.asList(null, "id")) {
                assertThatThrownBy(() -> VerificationKey.ofPublicKey(Algorithm.ES256, TestKeys.publicPem(changed), id))
                        .isInstanceOf(UnusableKeyException.class);
            }
        }
        byte[] origin = der.clone();
        Arrays.fill(origin, origin.length - 64, origin.length, (byte) 0);
        assertThatThrownBy(() -> VerificationKey.ofPublicKey(Algorithm.ES256, TestKeys.publicPem(origin), "id"))
                .isInstanceOf(UnusableKeyException.class);
    }

    /** A power of 65537 is one modulo every prime, as the moduli of those chips are modulo many. */
    @Test
    void rejectsRsaKeysThatCanBeFactored() {
        BigInteger modulus = BigInteger.valueOf(65537).pow(129);
        assertThat(modulus.bitLength()).isGreaterThan(2048);
        String pem = TestKeys.publicPem(rsaPublicKey(modulus, BigInteger.valueOf(65537)));
        assertThatThrownBy(() -> VerificationKey.ofPublicKey(Algorithm.RS256, pem, null))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("ROCA");
        String other = TestKeys.publicPem(rsaPublicKey(modulus.add(BigInteger.TWO), BigInteger.valueOf(65537)));
        assertThat(VerificationKey.ofPublicKey(Algorithm.RS256, other, null)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"HS256", "HS384", "HS512"})
    void symmetricAlgorithmsTakeNoPem(Algorithm algorithm) {
        assertThatThrownBy(() -> SigningKey.ofPrivateKey(algorithm, TestKeys.pem("rsa-2048"), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VerificationKey.ofPublicKey(algorithm, TestKeys.pem("rsa-2048.pub"), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printsNothingButAlgorithmAndId() {
        SigningKey key = SigningKey.ofPrivateKey(Algorithm.ES256, TestKeys.pem("ec-p256"), "k1");
        assertThat(key).hasToString("SigningKey[ES256, k1]");
        assertThat(key.verificationKey()).hasToString("VerificationKey[ES256, k1]");
        assertThat(KeySet.signing(key)).hasToString("KeySet[VerificationKey[ES256, k1]]");
        assertThat(Algorithm.EdDSA.name().toUpperCase(Locale.ROOT)).isEqualTo("EDDSA");
    }

    /** rsaEncryption with null parameters (RFC 3279 §2.3.1). */
    private static final byte[] RSA_ENCRYPTION = Base64.getDecoder().decode("MA0GCSqGSIb3DQEBAQUA");

    private static byte[] rsaPublicKey(BigInteger modulus, BigInteger exponent) {
        byte[] key = sequence(integer(modulus), integer(exponent));
        byte[] bits = new byte[key.length + 1];
        System.arraycopy(key, 0, bits, 1, key.length);
        return sequence(RSA_ENCRYPTION, tagged(0x03, bits));
    }

    private static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    private static byte[] sequence(byte[]... parts) {
        java.io.ByteArrayOutputStream content = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        return tagged(0x30, content.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int zero = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - zero));
            out.write(length, zero, length.length - zero);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
