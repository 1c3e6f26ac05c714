package io.github.dropwizardjwt.key.jwk;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key as people write it down: a JWK (RFC 7517), PEM, or the text of a secret; which of them, it tells itself.
 * Immutable and safe for use by many threads.
 */
public final class KeyParser {
    /** U+FEFF in UTF-8, as ISO 8859-1 reads it. */
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private static final Pattern EDGES = Pattern.compile("^[ \t\r\n]|[ \t\r\n]$", Pattern.UNIX_LINES);

    private final byte[] content;
    private final String text;

    private KeyParser(byte[] content) {
        this.content = content;
        this.text = new String(content, StandardCharsets.ISO_8859_1);
    }

    /**
     * What a file or a setting holds.
     *
     * @param content its bytes, not changed later
     * @return the text
     */
    public static KeyParser of(byte[] content) {
        return new KeyParser(content);
    }

    /**
     * A key to sign with.
     *
     * @param algorithm the one algorithm it is for
     * @param id the key id; null for that of the JWK, or else the one that is derived from the key
     * @return the key
     * @throws UnusableKeyException if the text is no private key and no secret, is not usable for the algorithm, or is a
     *     JWK and an id is given
     */
    public SigningKey signingKey(Algorithm algorithm, @Nullable String id) {
        if (isJwk()) {
            return jwk(id).signingKey(Set.of(algorithm));
        }
        return algorithm.isSymmetric()
                ? SigningKey.ofSecret(algorithm, content, id)
                : SigningKey.ofPrivateKey(algorithm, text, id);
    }

    /**
     * A public key to verify with.
     *
     * @param algorithm the one algorithm it is for
     * @param id the key id, as for {@link #signingKey(Algorithm, String)}
     * @return the key
     * @throws UnusableKeyException if the text is no public key, is not usable for the algorithm, or is a JWK and an id
     *     is given
     */
    public VerificationKey publicKey(Algorithm algorithm, @Nullable String id) {
        return isJwk() ? jwk(id).verificationKey(Set.of(algorithm)) : VerificationKey.ofPublicKey(algorithm, text, id);
    }

    /**
     * Whether the text is plainly a public key.
     *
     * @return false for private keys, for secrets, and for what is no key
     */
    public boolean isPublic() {
        return isJwk() ? !JsonWebKey.read(content).isPrivate() : text.contains("-----BEGIN PUBLIC KEY-----");
    }

    /**
     * Whether a byte order mark, a blank or a further line break stands at the beginning or the end. In a secret they
     * count, and nobody sees them.
     *
     * @return whether there is any; false for a JWK, where they do not count
     */
    public boolean hasInvisibleEdges() {
        return !isJwk()
                && (text.startsWith(BYTE_ORDER_MARK) || EDGES.matcher(text).find());
    }

    private JsonWebKey jwk(@Nullable String id) {
        if (id != null) {
            throw new UnusableKeyException("is a JWK, which has its id in it (kid); drop keyId");
        }
        return JsonWebKey.read(content);
    }

    private boolean isJwk() {
        return text.stripLeading().startsWith("{") && text.contains("\"kty\"");
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "KeyText";
    }
}
