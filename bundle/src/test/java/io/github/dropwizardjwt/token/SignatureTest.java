package io.github.dropwizardjwt.token;

import static io.github.dropwizardjwt.token.Sample.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.TestKeys;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureTest {
    private static final BigInteger P256_ORDER =
            ((ECPublicKey) TestKeys.publicKey("ec-p256")).getParams().getOrder();

    @ParameterizedTest
    @EnumSource
    void verifiesWhatItIssuedWithEveryAlgorithm(Algorithm algorithm) {
        SigningKey key = TestKeys.signing(algorithm);
        assertRoundTrip(key);
        TokenManager verifier =
                Sample.builder(KeySet.verifying(key.verificationKey())).build();
        Token token = Sample.builder(KeySet.signing(key)).build().authToken("alice");
        assertThat(verifier.verify(token.signed())).isEqualTo(token);
        assertThat(token.algorithm()).isEqualTo(algorithm);
    }

    @Test
    void verifiesWhatItIssuedWithEd448() {
        SigningKey key = SigningKey.ofPrivateKey(Algorithm.EdDSA, TestKeys.pem("ed448"), null);
        assertRoundTrip(key);
        assertThat(signature(Sample.builder(KeySet.signing(key))
                        .build()
                        .authToken("alice")
                        .signed()))
                .hasSize(114);
    }

    private static void assertRoundTrip(SigningKey key) {
        TokenManager manager = Sample.builder(KeySet.signing(key)).build();
        for (Token token : new Token[] {manager.authToken("alice", "admin"), manager.refreshToken("alice")}) {
            Token verified = manager.verify(token.signed(), token.type());
            assertThat(verified).isEqualTo(token);
            assertThat(verified.hashCode()).isEqualTo(token.hashCode());
            assertThat(verified.signed()).isEqualTo(token.signed());
            assertThat(verified.header()).isEqualTo(token.header());
        }
    }

    /** What the JCA signs is what this library verifies, so that issuing and verifying do not err alike. */
    @ParameterizedTest
    @CsvSource({
        "RS256,SHA256withRSA,rsa-2048",
        "RS384,SHA384withRSA,rsa-2048",
        "RS512,SHA512withRSA,rsa-2048",
        "PS256,PS256,rsa-2048",
        "PS384,PS384,rsa-2048",
        "PS512,PS512,rsa-2048",
        "ES256,SHA256withECDSAinP1363Format,ec-p256",
        "ES384,SHA384withECDSAinP1363Format,ec-p384",
        "ES512,SHA512withECDSAinP1363Format,ec-p521",
        "EdDSA,Ed25519,ed25519",
        "EdDSA,Ed448,ed448"
    })
    void verifiesWhatOthersSigned(Algorithm algorithm, String jcaName, String name) {
        String token = forged(algorithm, jcaName, name);
        assertThat(rejection(verifier(algorithm, name), token)).isNull();
        assertThat(rejection(verifier(algorithm, name), withFlippedBit(token, 0)))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource({"HS256,1", "HS512,1", "ES256,1", "ES512,13", "EdDSA,1", "RS256,1", "PS256,1"})
    void rejectsTheSignatureWithAnyBitFlipped(Algorithm algorithm, int step) {
        TokenManager manager =
                Sample.builder(KeySet.signing(TestKeys.signing(algorithm))).build();
        assertEveryFlipIsRejected(manager, manager.authToken("alice").signed(), step);
    }

    @Test
    void rejectsAnEd448SignatureWithAnyBitFlipped() {
        TokenManager manager = Sample.builder(
                        KeySet.signing(SigningKey.ofPrivateKey(Algorithm.EdDSA, TestKeys.pem("ed448"), null)))
                .build();
        assertEveryFlipIsRejected(manager, manager.authToken("alice").signed(), 5);
    }

    private static void assertEveryFlipIsRejected(TokenManager manager, String token, int step) {
        assertThat(rejection(manager, token)).isNull();
        for (int bit = 0; bit < signature(token).length * Byte.SIZE; bit += step) {
            assertThat(rejection(manager, withFlippedBit(token, bit)))
                    .as("bit %d", bit)
                    .isEqualTo(Reason.BAD_SIGNATURE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rejectsSignaturesOfAnyOtherLength(Algorithm algorithm) {
        TokenManager manager =
                Sample.builder(KeySet.signing(TestKeys.signing(algorithm))).build();
        String token = manager.authToken("alice").signed();
        byte[] signature = signature(token);
        int length = signature.length;
        for (int other : new int[] {1, length / 2, length - 1, length + 1, length + 2, 2 * length}) {
            byte[] changed = Arrays.copyOf(signature, other);
            assertThat(rejection(manager, withSignature(token, changed)))
                    .as("%d bytes", other)
                    .isEqualTo(Reason.BAD_SIGNATURE);
        }
        byte[] shifted = new byte[length + 1];
        System.arraycopy(signature, 0, shifted, 1, length);
        assertThat(rejection(manager, withSignature(token, shifted))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource({"ed25519,65", "ed25519,63", "ed448,115", "ed448,113"})
    void rejectsEdwardsSignaturesWithAByteTooManyOrTooFew(String name, int length) {
        TokenManager manager = Sample.builder(
                        KeySet.signing(SigningKey.ofPrivateKey(Algorithm.EdDSA, TestKeys.pem(name), null)))
                .build();
        String token = manager.authToken("alice").signed();
        for (int last : new int[] {0, 1, 0x80, 0xff}) {
            byte[] changed = Arrays.copyOf(signature(token), length);
            if (length > signature(token).length) {
                changed[length - 1] = (byte) last;
            }
            assertThat(rejection(manager, withSignature(token, changed))).isEqualTo(Reason.BAD_SIGNATURE);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "1,0", "n,n", "n,1", "1,n", "0,n", "n,0", "1,1", "n-1,n-1", "n+1,1", "max,max", "max,1"})
    void rejectsDegenerateEcdsaSignatures(String r, String s) {
        TokenManager manager = Sample.builder(KeySet.signing(TestKeys.signing(Algorithm.ES256)))
                .build();
        String token = manager.authToken("alice").signed();
        byte[] signature = new byte[64];
        System.arraycopy(number(r), 0, signature, 0, 32);
        System.arraycopy(number(s), 0, signature, 32, 32);
        assertThat(rejection(manager, withSignature(token, signature))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void rejectsAGoodEcdsaSignatureWithOneHalfReplaced() {
        TokenManager manager = Sample.builder(KeySet.signing(TestKeys.signing(Algorithm.ES256)))
                .build();
        String token = manager.authToken("alice").signed();
        for (String half : new String[] {"0", "1", "n", "max"}) {
            byte[] first = signature(token);
            System.arraycopy(number(half), 0, first, 0, 32);
            assertThat(rejection(manager, withSignature(token, first))).isEqualTo(Reason.BAD_SIGNATURE);
            byte[] second = signature(token);
            System.arraycopy(number(half), 0, second, 32, 32);
            assertThat(rejection(manager, withSignature(token, second))).isEqualTo(Reason.BAD_SIGNATURE);
        }
    }

    private static byte[] number(String name) {
        BigInteger value = switch (name) {
            case "n" -> P256_ORDER;
            case "n-1" -> P256_ORDER.subtract(BigInteger.ONE);
            case "n+1" -> P256_ORDER.add(BigInteger.ONE);
            case "max" -> BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
            default -> new BigInteger(name);
        };
        return fixedLength(value);
    }

    @ParameterizedTest
    @CsvSource({"ES256,SHA256withECDSA,ec-p256", "ES384,SHA384withECDSA,ec-p384", "ES512,SHA512withECDSA,ec-p521"})
    void rejectsDerEncodedEcdsaSignatures(Algorithm algorithm, String jcaName, String name) {
        assertThat(rejection(verifier(algorithm, name), forged(algorithm, jcaName, name)))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    /** (r, s) and (r, n-s) both hold: the token's text is no identity. */
    @Test
    void takesBothFormsOfAnEcdsaSignatureForOneToken() {
        TokenManager manager = Sample.builder(KeySet.signing(TestKeys.signing(Algorithm.ES256)))
                .build();
        Token token = manager.authToken("alice");
        byte[] signature = signature(token.signed());
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        System.arraycopy(fixedLength(P256_ORDER.subtract(s)), 0, signature, 32, 32);
        String other = withSignature(token.signed(), signature);
        assertThat(other).isNotEqualTo(token.signed());
        Token verified = manager.verify(other);
        assertThat(verified).isEqualTo(token).hasSameHashCodeAs(token);
        assertThat(verified.id()).isEqualTo(token.id());
    }

    @Test
    void rejectsAChangeOfHeaderOrPayload() {
        TokenManager manager = Sample.manager();
        String[] segments = manager.authToken("alice").signed().split("\\.", -1);
        String payload = new String(Forge.bytesOf(segments[1]), java.nio.charset.StandardCharsets.UTF_8);
        String other = Forge.base64(Forge.utf8(payload.replace("alice", "admin")));
        assertThat(rejection(manager, segments[0] + "." + other + "." + segments[2]))
                .isEqualTo(Reason.BAD_SIGNATURE);
        String header = Forge.base64(Forge.utf8("{\"alg\":\"HS256\"}"));
        assertThat(rejection(manager, header + "." + segments[1] + "." + segments[2]))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void rejectsTheSignatureOfAnotherKey() {
        String token = forged(Algorithm.RS256, "SHA256withRSA", "rsa-2048");
        assertThat(rejection(verifier(Algorithm.RS256, "rsa-2048-other"), token))
                .isEqualTo(Reason.BAD_SIGNATURE);
        String edwards = forged(Algorithm.EdDSA, "Ed25519", "ed25519");
        assertThat(rejection(verifier(Algorithm.EdDSA, "ed448"), edwards)).isEqualTo(Reason.BAD_SIGNATURE);
        byte[] secret = TestKeys.secret();
        secret[0]++;
        TokenManager manager = Sample.builder(KeySet.signing(SigningKey.ofSecret(Algorithm.HS256, secret, null)))
                .build();
        assertThat(rejection(manager, Sample.token())).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void checksTheSignatureBeforeItReadsTheClaims() {
        String token = Sample.withClaims("{\"iss\":1");
        assertThat(rejection(withFlippedBit(token, 7))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(rejection(token)).isEqualTo(Reason.MALFORMED);
    }

    private static TokenManager verifier(Algorithm algorithm, String name) {
        return Sample.builder(
                        KeySet.verifying(VerificationKey.ofPublicKey(algorithm, TestKeys.pem(name + ".pub"), null)))
                .build();
    }

    private static String forged(Algorithm algorithm, String jcaName, String name) {
        String input = Forge.base64(Forge.utf8("{\"alg\":\"" + algorithm + "\"}")) + "."
                + Forge.base64(Forge.utf8(Members.claims().json()));
        return input + "." + Forge.base64(Forge.sign(jcaName, TestKeys.privateKey(name), input));
    }

    private static byte[] signature(String token) {
        return Forge.bytesOf(token.substring(token.lastIndexOf('.') + 1));
    }

    private static String withSignature(String token, byte[] signature) {
        return token.substring(0, token.lastIndexOf('.') + 1) + Forge.base64(signature);
    }

    private static String withFlippedBit(String token, int bit) {
        byte[] signature = signature(token);
        signature[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        return withSignature(token, signature);
    }

    private static byte[] fixedLength(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }
}
