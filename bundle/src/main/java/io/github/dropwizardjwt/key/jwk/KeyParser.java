package io.github.dropwizardjwt.key.jwk;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses a key from a file or a setting: a JWK (RFC 7517), PEM, or a secret. The format is detected. Immutable and
 * thread-safe.
 */
public final class KeyParser {
    /** U+FEFF in UTF-8, as ISO 8859-1 reads it. */
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private static final Pattern EDGES = Pattern.compile("^[ \t\r\n]|[ \t\r\n]$", Pattern.UNIX_LINES);

    /** The files that Docker reads with {@code --env-file} keep quotes. */
    private static final Pattern QUOTED = Pattern.compile("([\"']).*\\1", Pattern.DOTALL);

    private final byte[] content;
    private final String text;

    private KeyParser(byte[] content) {
        this.content = content;
        this.text = new String(content, StandardCharsets.ISO_8859_1);
    }

    /**
     * A parser of one key.
     *
     * @param content the content of the file or the setting, which must not be changed later
     * @return the parser
     */
    public static KeyParser of(byte[] content) {
        KeyParser unmarked = new KeyParser(KeyFiles.withoutByteOrderMark(content));
        return unmarked.isJwk() ? unmarked : new KeyParser(content);
    }

    /**
     * Parses a key to sign with.
     *
     * @param algorithm the one algorithm it is for
     * @param id the key id; null for the {@code kid} of a JWK, or the id that is derived from the key
     * @return the key
     * @throws UnusableKeyException if the content is no private key and no secret, is not usable for the algorithm, or
     *     is a JWK and an id is given
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
     * Parses a public key to verify with.
     *
     * @param algorithm the one algorithm it is for
     * @param id the key id, as for {@link #signingKey(Algorithm, String)}
     * @return the key
     * @throws UnusableKeyException if the content is no public key, is not usable for the algorithm, or is a JWK and an
     *     id is given
     */
    public VerificationKey publicKey(Algorithm algorithm, @Nullable String id) {
        return isJwk() ? jwk(id).verificationKey(Set.of(algorithm)) : VerificationKey.ofPublicKey(algorithm, text, id);
    }

    /**
     * Parses a public key to verify with, of any kind that one of several algorithms takes.
     *
     * @param allowed the algorithms it may be for, none of them symmetric; it is for exactly one of them, the one of
     *     the {@code alg} of a JWK or the only one that fits the key
     * @param id the key id, as for {@link #signingKey(Algorithm, String)}
     * @return the key, once for each allowed name of its algorithm: a key on an Edwards curve may have two (RFC 9864
     *     §2.2)
     * @throws UnusableKeyException if the content is no public key, is usable for none or several of the algorithms, or
     *     is a JWK and an id is given
     */
    public List<VerificationKey> publicKeys(Set<Algorithm> allowed, @Nullable String id) {
        if (isJwk()) {
            return jwk(id).verificationKeys(allowed);
        }
        List<VerificationKey> usable = new ArrayList<>();
        List<UnusableKeyException> problems = new ArrayList<>();
        for (Algorithm algorithm : allowed) {
            try {
                usable.add(VerificationKey.ofPublicKey(algorithm, text, id));
            } catch (UnusableKeyException e) {
                problems.add(e);
            }
        }
        if (usable.isEmpty()) {
            throw problems.get(0);
        }
        if (usable.size() > 1 && usable.get(0).algorithm().isRsa()) {
            throw new UnusableKeyException("fits several of " + allowed + "; allow only one of them");
        }
        return usable;
    }

    /**
     * Whether the content is a public key, to judge by its format.
     *
     * @return false for private keys, secrets, and anything else
     */
    public boolean isPublic() {
        return isJwk() ? !JsonWebKey.read(content).isPrivate() : text.contains("-----BEGIN PUBLIC KEY-----");
    }

    private boolean hasInvisibleEdges() {
        return !isJwk()
                && (text.startsWith(BYTE_ORDER_MARK) || EDGES.matcher(text).find());
    }

    /**
     * What stands at the beginning or the end of the content, and is part of a secret, but is hardly meant to be.
     *
     * @return a noun phrase for messages; empty if there is nothing of the kind, or the content is a JWK
     */
    public Optional<String> doubtfulEdges() {
        if (hasInvisibleEdges()) {
            return Optional.of("a byte order mark, a blank or a second line break");
        }
        if (QUOTED.matcher(text).matches()) {
            return Optional.of("quotes");
        }
        return text.startsWith("base64:") ? Optional.of("the prefix base64: (nothing is decoded)") : Optional.empty();
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

    /** Reveals nothing of the key. */
    @Override
    public String toString() {
        return "KeyParser";
    }
}
