package io.github.dropwizardjwt.attack;

import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Members;
import java.util.Map;
import java.util.function.Function;

/**
 * The holder of a key whose tokens a service accepts. Signs anything, with the JCA alone.
 *
 * @param algorithm the {@code alg} of the key
 * @param keyId the {@code kid} of the key
 * @param keyName the name of the key pair in {@link io.github.dropwizardjwt.support.TestKeys}; empty for a secret
 * @param key signs the text of header and payload
 * @param good what makes the claims of a good auth token different from those of {@link Members#claims()}
 */
record Signer(
        Service service,
        String algorithm,
        String keyId,
        String keyName,
        Function<String, byte[]> key,
        Map<String, String> good) {

    /** A subject that no message has in it by chance. */
    static final String SUBJECT = "subject-of-the-token-q7";

    Members header() {
        return Members.header().with("alg", quoted(algorithm)).with("kid", quoted(keyId));
    }

    /** The claims of an auth token that opens all of {@link Routes#GUARDED}. */
    Members claims() {
        long now = service.now();
        Members claims = Members.claims()
                .with("iat", Long.toString(now))
                .with("exp", Long.toString(now + 3600))
                .with("sub", quoted(SUBJECT))
                .with("scope", "{\"read\":true}")
                .with("tenant", quoted("acme"))
                .with("note", quoted("a-claim-that-nobody-may-see"));
        good.forEach(claims::with);
        return claims;
    }

    /** A good auth token. */
    String token() {
        return token(header(), claims());
    }

    String token(Members header, Members claims) {
        return token(header.json(), claims.json());
    }

    String token(String header, String claims) {
        return token(Forge.utf8(header), Forge.utf8(claims));
    }

    String token(byte[] header, byte[] claims) {
        return segments(Forge.base64(header), Forge.base64(claims));
    }

    /** Segments as they are, signed as they are. */
    String segments(String header, String claims) {
        String input = header + "." + claims;
        return input + "." + Forge.base64(key.apply(input));
    }

    /** Whether the service trusts it, and is another one. */
    boolean isTrusted() {
        return !quoted(service.toString()).equals(good.get("iss"));
    }

    boolean isSymmetric() {
        return keyName.isEmpty();
    }

    @Override
    public String toString() {
        return algorithm + " " + keyId;
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
