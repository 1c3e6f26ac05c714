package io.github.dropwizardjwt.key;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes PEM (RFC 7468): exactly one block, with the expected label and nothing around it. */
final class Pem {
    static final String PRIVATE_KEY = "PRIVATE KEY";
    static final String PUBLIC_KEY = "PUBLIC KEY";

    private static final Pattern BLOCK =
            Pattern.compile("\\s*-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END ([A-Z0-9 ]+)-----\\s*");

    private Pem() {}

    /**
     * The DER bytes within.
     *
     * @throws UnusableKeyException if the text is no such block
     */
    static byte[] decode(String text, String label) {
        Matcher block = BLOCK.matcher(text);
        if (!block.matches() || !block.group(1).equals(block.group(3))) {
            throw new UnusableKeyException("is not one PEM block; it must begin with -----BEGIN " + label
                    + "----- and end with -----END " + label + "-----, line breaks kept (in YAML: a block after |)");
        }
        if (!block.group(1).equals(label)) {
            throw new UnusableKeyException("holds a PEM block of another kind (" + block.group(1) + "), not " + label
                    + cure(block.group(1), label));
        }
        try {
            return Base64.getDecoder().decode(block.group(2).replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException("is not valid base64 between its BEGIN and END lines");
        }
    }

    static String encode(byte[] der, String label) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static String cure(String found, String wanted) {
        if (wanted.equals(PRIVATE_KEY) && (found.equals(PUBLIC_KEY) || found.equals("CERTIFICATE"))) {
            return "; a private key is needed to sign, a public key goes into publicKey to verify only";
        }
        return switch (found) {
            case "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY" ->
                "; convert it with: openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW";
            case "CERTIFICATE" -> "; take its key out with: openssl x509 -pubkey -noout -in CERTIFICATE";
            case "PRIVATE KEY" -> "; take the public key out with: openssl pkey -pubout -in KEY";
            default -> "";
        };
    }
}
