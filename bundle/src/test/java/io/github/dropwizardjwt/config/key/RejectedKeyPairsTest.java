package io.github.dropwizardjwt.config.key;

import static io.github.dropwizardjwt.support.RejectedSection.rejected;
import static io.github.dropwizardjwt.support.Sections.SECRET;
import static io.github.dropwizardjwt.support.Sections.block;

import io.github.dropwizardjwt.support.GeneratedKeys;
import io.github.dropwizardjwt.support.RejectedSection;
import io.github.dropwizardjwt.support.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Key pairs that stop the start, with what the operator reads, which is no part of them. */
class RejectedKeyPairsTest {
    private static final String MISSING = "names a file that does not exist in or from the working directory, "
            + Path.of("").toAbsolutePath();
    private static final String NEEDED_TO_SIGN =
            "; a private key is needed to sign, a public key goes into publicKey to verify only";
    private static final String CONVERT = "; convert it with: openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW";
    private static final String NO_BLOCK =
            "is not one PEM block; it must begin with -----BEGIN PRIVATE KEY----- and end "
                    + "with -----END PRIVATE KEY-----, line breaks kept (in YAML: a block after |)";

    @TempDir
    static Path directory;

    @BeforeAll
    static void makeFiles() throws IOException {
        OddKeyFiles.makeIn(directory);
    }

    static Stream<RejectedSection> keyPairs() {
        String rsa = GeneratedKeys.privatePem(GeneratedKeys.RSA);
        return Stream.of(
                rejected(
                        "no key pair",
                        "RS256",
                        "jwt.privateKey is missing: RS256 needs privateKey or privateKeyFile, or to verify only, "
                                + "publicKey or publicKeyFile"),
                key("PKCS#1", "RS256", relabelled("RSA PRIVATE KEY"), otherKind("RSA PRIVATE KEY") + CONVERT),
                key(
                        "an EC key of OpenSSL's own",
                        "ES256",
                        relabelled("EC PRIVATE KEY"),
                        otherKind("EC PRIVATE KEY") + CONVERT),
                key(
                        "an encrypted key",
                        "RS256",
                        relabelled("ENCRYPTED PRIVATE KEY"),
                        otherKind("ENCRYPTED PRIVATE KEY") + CONVERT),
                key(
                        "a certificate as private key",
                        "RS256",
                        relabelled("CERTIFICATE"),
                        otherKind("CERTIFICATE") + NEEDED_TO_SIGN),
                key(
                        "a public key as private key",
                        "RS256",
                        GeneratedKeys.publicPem(GeneratedKeys.RSA),
                        otherKind("PUBLIC KEY") + NEEDED_TO_SIGN),
                key("no PEM", "RS256", SECRET, NO_BLOCK),
                key(
                        "two PEM blocks",
                        "RS256",
                        rsa + rsa,
                        "holds 2 keys (PRIVATE KEY, PRIVATE KEY), and which of them is meant cannot be known; keep one, "
                                + "and put the others into files of their own"),
                key(
                        "garbage in PEM",
                        "RS256",
                        "-----BEGIN PRIVATE KEY-----\n" + "Zm9v=Zm9vYmFy" + "\n-----END PRIVATE KEY-----",
                        "is not valid base64 between its BEGIN and END lines"),
                key(
                        "garbage in base64",
                        "RS256",
                        TestKeys.pem("PRIVATE KEY", SECRET.getBytes(StandardCharsets.US_ASCII)),
                        "is not a private key for RS256, which takes a key of type RSA"),
                key("RSA for ES256", "ES256", rsa, "is not a private key for ES256, which takes a key of type EC"),
                key(
                        "EC for RS256",
                        "RS256",
                        GeneratedKeys.privatePem(GeneratedKeys.P256),
                        "is not a private key for RS256, which takes a key of type RSA"),
                key(
                        "EC for EdDSA",
                        "EdDSA",
                        GeneratedKeys.privatePem(GeneratedKeys.P256),
                        "is not a private key for EdDSA, which takes a key of type EdDSA"),
                key(
                        "another curve",
                        "ES256",
                        GeneratedKeys.privatePem(GeneratedKeys.P384),
                        "must be on the curve P-256 for ES256; make one "
                                + "with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256"),
                key(
                        "RSA of 1024 bits",
                        "PS256",
                        GeneratedKeys.privatePem(GeneratedKeys.WEAK_RSA),
                        "must have at least 2048 bits for PS256, has "
                                + "1024; make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072"),
                publicKey(
                        "a public RSA key of 1024 bits",
                        "RS256",
                        GeneratedKeys.publicPem(GeneratedKeys.WEAK_RSA),
                        "must have at least 2048 "
                                + "bits for RS256, has 1024; make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072"),
                publicKey(
                        "a certificate",
                        "RS256",
                        relabelled("CERTIFICATE"),
                        "holds a PEM block of another kind (CERTIFICATE), "
                                + "not PUBLIC KEY; take its key out with: openssl x509 -pubkey -noout -in CERTIFICATE > NEW"),
                publicKey(
                        "a private key as public key",
                        "RS256",
                        rsa,
                        "holds a PEM block of another kind (PRIVATE KEY), not "
                                + "PUBLIC KEY; take the public key out with: openssl pkey -pubout -in KEY -out NEW"),
                publicKey(
                        "a public key of another curve",
                        "ES256",
                        GeneratedKeys.publicPem(GeneratedKeys.P384),
                        "must be on the curve P-256 "
                                + "for ES256; make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256"),
                rejected(
                                "both forms of the private key",
                                "RS256",
                                "jwt.privateKeyFile conflicts with privateKey; set only one")
                        .of(block("privateKey", rsa), "privateKeyFile: <DIR>/good")
                        .holding(rsa),
                rejected(
                                "both forms of the public key",
                                "RS256",
                                "jwt.publicKeyFile conflicts with publicKey; set only one")
                        .of(
                                block("publicKey", GeneratedKeys.publicPem(GeneratedKeys.RSA)),
                                "publicKeyFile: <DIR>/good"),
                rejected(
                                "halves of two key pairs",
                                "ES256",
                                "jwt.publicKey is not the public half of the private key; drop it, "
                                        + "since it is derived, or replace it")
                        .of(
                                block("privateKey", GeneratedKeys.privatePem(GeneratedKeys.P256)),
                                block("publicKey", GeneratedKeys.publicPem(GeneratedKeys.OTHER_P256)))
                        .holding(GeneratedKeys.privatePem(GeneratedKeys.P256)),
                rejected("a private key as a file", "RS256", "jwt.privateKeyFile is not the name of a file")
                        .of(block("privateKeyFile", rsa))
                        .holding(rsa),
                rejected("a private key as the file to create", "RS256", "jwt.privateKeyFile is not the name of a file")
                        .of(block("privateKeyFile", rsa), "generateMissing: true")
                        .holding(rsa),
                rejected("a missing public key file", "RS256", "jwt.publicKeyFile " + MISSING + "; put the key there")
                        .of("publicKeyFile: <DIR>/missing"),
                rejected(
                                "generateMissing for a service that verifies only",
                                "ES256",
                                "jwt.generateMissing needs privateKeyFile, the file to create")
                        .of(block("publicKey", GeneratedKeys.publicPem(GeneratedKeys.P256)), "generateMissing: true"),
                rejected(
                                "generateMissing for the private half of a given public key",
                                "ES256",
                                "jwt.generateMissing cannot generate the private half of publicKey; drop one of the two")
                        .of(
                                block("publicKey", GeneratedKeys.publicPem(GeneratedKeys.P256)),
                                "privateKeyFile: <DIR>/missing",
                                "generateMissing: true"));
    }

    private static String otherKind(String label) {
        return "holds a PEM block of another kind (" + label + "), not PRIVATE KEY";
    }

    private static String relabelled(String label) {
        return TestKeys.pem(label, GeneratedKeys.RSA.getPrivate().getEncoded());
    }

    private static RejectedSection key(String name, String algorithm, String pem, String problem) {
        return rejected(name, algorithm, "jwt.privateKey " + problem)
                .of(block("privateKey", pem))
                .holding(pem);
    }

    private static RejectedSection publicKey(String name, String algorithm, String pem, String problem) {
        return rejected(name, algorithm, "jwt.publicKey " + problem)
                .of(block("publicKey", pem))
                .holding(pem);
    }

    @ParameterizedTest
    @MethodSource("keyPairs")
    void stopsTheStart(RejectedSection section) {
        section.assertStopsTheStart(directory);
    }
}
