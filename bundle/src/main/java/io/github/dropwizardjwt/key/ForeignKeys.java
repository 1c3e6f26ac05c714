package io.github.dropwizardjwt.key;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Recognizes keys in formats that are not read here, and says with which command they are converted. */
final class ForeignKeys {
    private static final String TO_PKCS8 = "; convert it with: openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW";
    private static final String NEEDS_PRIVATE =
            "; a private key is needed to sign, a public key goes into publicKey to verify only";

    /** The PKCS#8 and SubjectPublicKeyInfo structures of RFC 8410 before the 32 bytes of an Ed25519 key. */
    private static final String ED25519_PRIVATE = "(echo MC4CAQAwBQYDK2VwBCIEIA== | base64 -d; ";

    private static final String ED25519_PUBLIC = "(echo MCowBQYDK2VwAyEA | base64 -d; ";

    private ForeignKeys() {}

    /**
     * How a PEM block with another label becomes the wanted one.
     *
     * @param label the label that was found
     * @param body what is between its boundaries
     * @param wanted {@link Pem#PRIVATE_KEY} or {@link Pem#PUBLIC_KEY}
     * @return the end of a message; empty where there is no way
     */
    static String cure(String label, String body, String wanted) {
        boolean isPrivate = wanted.equals(Pem.PRIVATE_KEY);
        return switch (label) {
            case "PRIVATE KEY" -> "; take the public key out with: openssl pkey -pubout -in KEY -out NEW";
            case "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY" ->
                isPrivate
                        ? TO_PKCS8
                        : "; it is a private key; take the public key out with: openssl pkey -pubout -in KEY -out NEW";
            case "OPENSSH PRIVATE KEY" -> isPrivate ? openSshPrivate(body) : openSshPublicOf(body);
            case "EC PARAMETERS" ->
                "; it names a curve, and the key is missing; make one with: openssl genpkey"
                        + " -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out NEW";
            case "PUBLIC KEY" -> NEEDS_PRIVATE;
            case "RSA PUBLIC KEY" ->
                isPrivate ? NEEDS_PRIVATE : "; convert it with: openssl rsa -RSAPublicKey_in -pubout -in KEY -out NEW";
            case "CERTIFICATE", "TRUSTED CERTIFICATE", "X509 CERTIFICATE" ->
                isPrivate
                        ? NEEDS_PRIVATE
                        : "; take its key out with: openssl x509 -pubkey -noout -in CERTIFICATE > NEW";
            case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST" ->
                isPrivate ? NEEDS_PRIVATE : "; take its key out with: openssl req -pubkey -noout -in REQUEST > NEW";
            default -> "";
        };
    }

    /**
     * What a text without usable PEM block is, and how it is converted.
     *
     * @param text the text, in which each character may be a byte
     * @param wanted {@link Pem#PRIVATE_KEY} or {@link Pem#PUBLIC_KEY}
     * @return a predicate; empty if it is not recognized
     */
    static Optional<String> recognize(String text, String wanted) {
        boolean isPrivate = wanted.equals(Pem.PRIVATE_KEY);
        String start = text.stripLeading();
        if (start.startsWith("ssh-rsa ") || start.startsWith("ssh-ed25519 ") || start.startsWith("ecdsa-sha2-")) {
            return Optional.of("is a public key of OpenSSH" + (isPrivate ? NEEDS_PRIVATE : openSshPublic(start)));
        }
        if (start.startsWith("PuTTY-User-Key-File-")) {
            return Optional.of("is a private key of PuTTY; convert it to the format of OpenSSH with: puttygen KEY -O "
                    + "private-openssh -o NEW, and try NEW: its message has the next command");
        }
        if (start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF")) {
            return Optional.of("is text in UTF-16, as some versions of PowerShell write it; convert it with: iconv -f "
                    + "UTF-16 -t UTF-8 KEY > NEW");
        }
        return Der.isSequence(text) ? Optional.of(binary(text, isPrivate)) : Optional.empty();
    }

    private static String openSshPublic(String line) {
        return "; convert it with: "
                + (line.startsWith("ssh-ed25519 ")
                        ? ED25519_PUBLIC + "cut -d ' ' -f 2 KEY | base64 -d | tail -c 32) | openssl pkey -pubin"
                                + " -inform DER -out NEW"
                        : "ssh-keygen -e -m PKCS8 -f KEY > NEW");
    }

    private static String openSshPublicOf(String body) {
        return "; it is a private key; take the public key out with: "
                + (holds(body, "ssh-ed25519")
                        ? ED25519_PUBLIC + "ssh-keygen -y -f KEY | cut -d ' ' -f 2 | base64 -d | tail -c 32) | openssl"
                                + " pkey -pubin -inform DER -out NEW"
                        : "ssh-keygen -e -m PKCS8 -f KEY > NEW");
    }

    /** ssh-keygen leaves Ed25519 keys in its own format, in which the 32 bytes of one have a fixed place. */
    private static String openSshPrivate(String body) {
        if (!holds(body, "ssh-ed25519")) {
            return "; convert a copy of it with: ssh-keygen -p -N '' -m PKCS8 -f COPY";
        }
        return (holds(body, "\0\0\0\4none\0\0\0\4none")
                        ? "; convert it with: "
                        : "; take the passphrase off a copy of it with: ssh-keygen -p -N '' -f COPY, and convert that with: ")
                + ED25519_PRIVATE
                + "sed /-----/d KEY | base64 -d | tail -c +162 | head -c 32) | openssl pkey -inform DER"
                + " -out NEW";
    }

    private static boolean holds(String body, String part) {
        try {
            byte[] content = Base64.getMimeDecoder().decode(body);
            return new String(content, StandardCharsets.ISO_8859_1).contains(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String binary(String der, boolean isPrivate) {
        return switch (Der.content(der)) {
            case PKCS12 ->
                "is a PKCS#12 file; take the key out with: "
                        + (isPrivate
                                ? "openssl pkcs12 -nocerts -nodes -in KEY -out NEW"
                                : "openssl pkcs12 -nokeys -clcerts -in KEY | openssl x509 -pubkey -noout > NEW");
            case PRIVATE ->
                "is a private key in binary (DER); "
                        + (isPrivate
                                ? "convert it with: openssl pkey -inform DER -in KEY -out NEW"
                                : "take the public key out with: openssl pkey -inform DER -pubout -in KEY -out NEW");
            case PUBLIC ->
                "is a public key in binary (DER)"
                        + (isPrivate
                                ? NEEDS_PRIVATE
                                : "; convert it with: openssl pkey -pubin -inform DER -in KEY -out NEW");
            case OTHER ->
                "is a certificate in binary (DER), or something else without a key of its own"
                        + (isPrivate
                                ? NEEDS_PRIVATE
                                : "; take the key of a certificate out with: openssl x509 -inform DER -pubkey -noout"
                                        + " -in CERTIFICATE > NEW");
        };
    }
}
