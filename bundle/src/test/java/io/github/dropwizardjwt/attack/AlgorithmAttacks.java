package io.github.dropwizardjwt.attack;

import static io.github.dropwizardjwt.attack.Signer.quoted;

import com.google.common.base.Splitter;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.TestKeys;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Unsigned tokens, and good signatures under another key or algorithm than the token's issuer has (RFC 8725 §3.1). */
final class AlgorithmAttacks implements Family {
    private static final List<String> NAMES = List.of(
            "HS256",
            "HS384",
            "HS512",
            "RS256",
            "RS384",
            "RS512",
            "PS256",
            "PS384",
            "PS512",
            "ES256",
            "ES384",
            "ES512",
            "ES256K",
            "EdDSA",
            "Ed25519",
            "Ed448",
            "RS1",
            "HS1",
            "RSA1_5",
            "RSA-OAEP",
            "RSA-OAEP-256",
            "A128KW",
            "A256KW",
            "dir",
            "ECDH-ES",
            "ECDH-ES+A256KW",
            "A256GCMKW",
            "PBES2-HS256+A128KW",
            "PBES2-HS512+A256KW",
            "A256GCM",
            "HmacSHA256",
            "SHA256withRSA",
            "HS256 ",
            " HS256",
            "HS256\\u0000",
            "HS256\\n",
            "HS-256",
            "HS",
            "",
            " ",
            "null",
            "undefined",
            "*",
            "any");

    private static final Map<String, String> JCA_NAMES = Map.of(
            "RS256", "SHA256withRSA",
            "RS384", "SHA384withRSA",
            "RS512", "SHA512withRSA",
            "PS256", "PS256",
            "PS384", "PS384",
            "PS512", "PS512",
            "RS1", "SHA1withRSA");

    @Override
    public int minimum() {
        return 2_500;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        Tokens tokens = new Tokens(sender);
        for (Signer signer : services.signers()) {
            unsigned(signer, tokens);
            otherNames(signer, tokens);
            if (signer.isSymmetric()) {
                guessedSecrets(signer, tokens);
            } else {
                publicKeyAsSecret(signer, tokens);
            }
            if (signer.algorithm().equals("RS256")) {
                otherAlgorithmsOfTheKey(signer, tokens);
            }
            for (Signer other : services.signers()) {
                if (!signer.equals(other)) {
                    foreignKey(signer, other, tokens);
                }
            }
        }
    }

    private static List<String> cases(String name) {
        List<String> cases = List.of("");
        for (String c : Splitter.fixedLength(1).split(name)) {
            cases = cases.stream()
                    .flatMap(start -> Stream.of(start + c, start + c.toUpperCase(Locale.ROOT)))
                    .toList();
        }
        return cases.stream().distinct().toList();
    }

    private static List<Members> headers(Signer signer, String algorithm) {
        Members named = signer.header().with("alg", quoted(algorithm));
        Members anonymous = signer.header().with("alg", quoted(algorithm)).without("kid");
        return List.of(named, anonymous);
    }

    private static void unsigned(Signer signer, Tokens tokens) {
        List<String> spellings = new ArrayList<>(cases("none"));
        spellings.addAll(List.of(" none", "none ", "none\\u0000", "\\u006eone", "n\\u006Fne", "\uff4eone", "none\\t"));
        String signature = signer.token().substring(signer.token().lastIndexOf('.') + 1);
        for (String none : spellings) {
            for (Members header : headers(signer, none)) {
                String input = Forge.base64(Forge.utf8(header.json())) + "."
                        + Forge.base64(Forge.utf8(signer.claims().json()));
                for (String end : List.of("", ".", ".AA", "." + signature)) {
                    tokens.rejected(signer + " " + none, signer.service(), input + end);
                }
            }
        }
    }

    /** A good signature, but a header that says another algorithm, or the same in another spelling. */
    private static void otherNames(Signer signer, Tokens tokens) {
        List<String> names = new ArrayList<>(NAMES);
        names.addAll(cases(signer.algorithm().toLowerCase(Locale.ROOT)));
        names.removeIf(signer.algorithm()::equals);
        for (String name : names) {
            for (Members header : headers(signer, name)) {
                tokens.rejected(signer + " as " + name, signer.service(), signer.token(header, signer.claims()));
            }
        }
    }

    /** CVE-2015-9235: everybody has the public key, so it must never be a secret, in whatever form. */
    private static void publicKeyAsSecret(Signer signer, Tokens tokens) {
        PublicKey key = TestKeys.publicKey(signer.keyName());
        String pem = TestKeys.pem(signer.keyName() + ".pub");
        byte[] der = key.getEncoded();
        List<byte[]> forms = List.of(
                Forge.utf8(pem),
                Forge.utf8(pem.strip()),
                Forge.utf8(pem.replace("\n", "\r\n")),
                Forge.utf8(pem.replace("\n", "")),
                Forge.utf8(pem.replaceAll("-----[A-Z ]+-----|\n", "")),
                Forge.utf8(Base64.getEncoder().encodeToString(der)),
                Forge.utf8(Forge.base64(der)),
                der,
                Forge.utf8(Jwks.jwk(key)),
                Forge.utf8(Jwks.jwk(key, "\"kid\":" + quoted(signer.keyId()))),
                Forge.utf8(Jwks.set(Jwks.jwk(key))),
                Forge.utf8(signer.keyId()));
        for (byte[] secret : forms) {
            for (String bits : List.of("256", "384", "512")) {
                for (String algorithm : List.of("HS" + bits, signer.algorithm())) {
                    for (Members header : headers(signer, algorithm)) {
                        tokens.rejected(
                                signer + " as a secret",
                                signer.service(),
                                hmac(signer, header, "HmacSHA" + bits, secret));
                    }
                }
            }
        }
    }

    private static void guessedSecrets(Signer signer, Tokens tokens) {
        String bits = signer.algorithm().substring(2);
        for (String guess : List.of(
                "secret",
                "password",
                "changeme",
                "jwt",
                "key",
                "0",
                " ",
                signer.keyId(),
                "stateless",
                "HS256",
                "null",
                Services.SECRET.substring(1),
                Services.SECRET + " ",
                Services.SECRET + "\n",
                Services.SECRET.toLowerCase(Locale.ROOT))) {
            for (Members header : headers(signer, signer.algorithm())) {
                tokens.rejected(
                        signer + " guessed",
                        signer.service(),
                        hmac(signer, header, "HmacSHA" + bits, Forge.utf8(guess)));
            }
        }
    }

    private static String hmac(Signer signer, Members header, String jcaName, byte[] secret) {
        String input = Forge.base64(Forge.utf8(header.json())) + "."
                + Forge.base64(Forge.utf8(signer.claims().json()));
        return input + "." + Forge.base64(Forge.mac(jcaName, secret, input));
    }

    /** A good signature of the right key, made with another algorithm, and a header that admits it or denies it. */
    private static void otherAlgorithmsOfTheKey(Signer signer, Tokens tokens) {
        JCA_NAMES.forEach((name, jcaName) -> {
            if (!name.equals(signer.algorithm())) {
                Signer other = new Signer(
                        signer.service(),
                        name,
                        signer.keyId(),
                        signer.keyName(),
                        input -> Forge.sign(jcaName, TestKeys.privateKey(signer.keyName()), input),
                        signer.good());
                for (String said : List.of(name, signer.algorithm())) {
                    for (Members header : headers(signer, said)) {
                        tokens.rejected(signer + " by " + name, signer.service(), other.token(header, signer.claims()));
                    }
                }
            }
        });
    }

    /** The claims of one issuer under the key of another, with the header of either. */
    private static void foreignKey(Signer victim, Signer attacker, Tokens tokens) {
        if (victim.good().equals(attacker.good())) {
            // Two keys of one issuer: each is good with its own header only.
            tokens.rejected(
                    attacker + " for " + victim, victim.service(), attacker.token(victim.header(), victim.claims()));
            return;
        }
        for (String key : List.of("", quoted(victim.keyId()), quoted(attacker.keyId()))) {
            for (String algorithm : List.of(victim.algorithm(), attacker.algorithm())) {
                Members header = victim.header().with("alg", quoted(algorithm)).with("kid", key);
                Members sent = key.isEmpty() ? header.without("kid") : header;
                tokens.rejected(attacker + " for " + victim, victim.service(), attacker.token(sent, victim.claims()));
            }
        }
        tokens.rejected(
                "issuer of " + attacker + " at " + victim,
                victim.service(),
                victim.token(
                        victim.header(),
                        victim.claims().with("iss", attacker.good().get("iss"))));
    }
}
