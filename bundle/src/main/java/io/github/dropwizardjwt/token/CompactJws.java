package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.json.Base64Url;
import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.key.VerificationKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The compact serialization of a signed token (RFC 7515 §7.1), parsed. Tokens that are to be verified are read here and
 * nowhere else. Not thread-safe.
 */
final class CompactJws {
    private final String text;
    private final JoseHeader header;
    private final byte[] bytes;
    private final int signed;
    private final byte[] payload;
    private final byte[] signature;
    private @Nullable Map<String, @Nullable Object> claims;

    private CompactJws(String text, int payloadStart, int signatureStart, @Nullable JoseHeader usual) {
        this.text = text;
        // Characters beyond ISO 8859-1 become '?', which is no base64url either.
        this.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer segments = ByteBuffer.wrap(bytes);
        this.header = usual != null && usual.isOf(text, payloadStart)
                ? usual
                : JoseHeader.read(text.substring(0, payloadStart - 1), Base64Url.decode(segments, 0, payloadStart - 1));
        this.payload = Base64Url.decode(segments, payloadStart, signatureStart - 1);
        this.signature = Base64Url.decode(segments, signatureStart, bytes.length);
        this.signed = signatureStart - 1;
    }

    /**
     * Parses a token: exactly three segments, none of them empty. A JWE, which has five, is rejected.
     *
     * @param usual the header of most tokens, which is not parsed again where the text is the same; null for none
     * @throws TokenRejectedException if it is larger than allowed, malformed, or its header is rejected
     */
    static CompactJws read(String text, int maximumSize, @Nullable JoseHeader usual) {
        if (text.length() > maximumSize) {
            throw new TokenRejectedException(Reason.TOO_LARGE);
        }
        int payloadStart = text.indexOf('.') + 1;
        int signatureStart = text.indexOf('.', payloadStart) + 1;
        if (payloadStart <= 1
                || signatureStart <= payloadStart + 1
                || signatureStart == text.length()
                || text.indexOf('.', signatureStart) >= 0) {
            throw new TokenRejectedException(Reason.MALFORMED);
        }
        try {
            return new CompactJws(text, payloadStart, signatureStart, usual);
        } catch (TokenRejectedException e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever makes a parser fail, the token is malformed.
            throw new TokenRejectedException(Reason.MALFORMED);
        }
    }

    String text() {
        return text;
    }

    JoseHeader header() {
        return header;
    }

    /** Whether the key signed header and payload as they were sent (RFC 7515 §5.2). */
    boolean isSignedBy(VerificationKey key) {
        return key.verifies(bytes, signed, signature);
    }

    /**
     * The claims in the payload (RFC 7519 §7.2). Parsed once, when they are first asked for.
     *
     * @throws TokenRejectedException if it is not one strictly valid JSON object
     */
    Map<String, @Nullable Object> claims() {
        Map<String, @Nullable Object> read = claims;
        if (read == null) {
            read = readClaims();
            claims = read;
        }
        return read;
    }

    /** Whether the claims have been read and name this issuer. Says nothing about the signature. */
    boolean names(String issuer) {
        return claims != null && issuer.equals(claims.get("iss"));
    }

    private Map<String, @Nullable Object> readClaims() {
        try {
            return Json.readObject(payload);
        } catch (RuntimeException e) {
            throw new TokenRejectedException(Reason.MALFORMED);
        }
    }
}
