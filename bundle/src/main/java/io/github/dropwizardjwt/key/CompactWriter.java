package io.github.dropwizardjwt.key;

import io.github.dropwizardjwt.json.Base64Url;
import io.github.dropwizardjwt.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes tokens with one header in the compact serialization (RFC 7515 §7.1). Immutable and thread-safe. */
final class CompactWriter {
    private final byte[] header;

    CompactWriter(Map<String, @Nullable Object> header) {
        this.header = Base64Url.encodeToAscii(Json.write(header));
    }

    String write(byte[] payload, SignatureMaker signatures) throws GeneralSecurityException {
        byte[] signingInput = joined(header, Base64Url.encodeToAscii(payload));
        byte[] signature = Base64Url.encodeToAscii(signatures.sign(signingInput));
        return new String(joined(signingInput, signature), StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + 1 + other.length);
        both[one.length] = '.';
        System.arraycopy(other, 0, both, one.length + 1, other.length);
        return both;
    }
}
