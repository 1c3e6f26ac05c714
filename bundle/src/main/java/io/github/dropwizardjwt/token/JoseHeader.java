package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of a token (RFC 7515 §4), which asks for nothing that this library does not support. It is read before the
 * issuer is known, whose {@link Tolerance} then decides on what is unusual about it.
 *
 * @param text the token's first segment, from which it was read
 * @param algorithm the {@code alg} parameter
 * @param keyId the {@code kid} parameter
 * @param mediaType the {@code typ} parameter in lower case without {@code application/}
 * @param unusual the first parameter that only some issuers' tokens may have: {@code jku}, {@code x5u}, {@code x5c}, or
 *     {@code typ} where it says no more than that this is a JWS; null for none
 * @param parameters all of it
 */
record JoseHeader(
        String text,
        String algorithm,
        @Nullable String keyId,
        @Nullable String mediaType,
        @Nullable String unusual,
        Map<String, @Nullable Object> parameters) {

    static final String JWT = "jwt";
    static final String ACCESS_TOKEN = "at+jwt";

    private static final Set<String> SUPPORTED = Set.of(JWT, ACCESS_TOKEN);

    /** The types of any JWS in the compact serialization (RFC 7515 §4.1.9), the second one as some issuers spell it. */
    private static final Set<String> UNTYPED = Set.of("jose", "jws");

    private static final int MAX_KEY_ID_LENGTH = 256;
    private static final String APPLICATION = "application/";

    /** Extensions, compression, encryption, nesting, and the key of a proof of possession (RFC 9449 §4.2). */
    private static final Set<String> REJECTED = Set.of("crit", "b64", "zip", "calg", "enc", "cty", "jwk");

    /** Where the issuer says that its key can be found: never read, since keys are those of the configuration. */
    private static final Set<String> KEY_HINTS = Set.of("jku", "x5u", "x5c");

    /**
     * Reads a header.
     *
     * @param text the first segment
     * @param json what is encoded in it
     * @throws IllegalArgumentException if it is no JSON object, has no {@code alg}, or one of the wrong type
     * @throws TokenRejectedException if it asks for something that is rejected
     */
    static JoseHeader read(String text, byte[] json) {
        Map<String, @Nullable Object> parameters = Json.readObject(json);
        String keyId = text(parameters, "kid");
        String mediaType = mediaType(text(parameters, "typ"));
        rejectWhere(first(parameters, REJECTED));
        rejectWhere(keyId != null && keyId.length() > MAX_KEY_ID_LENGTH ? "kid" : null);
        rejectWhere(mediaType != null && !isMediaType(mediaType) ? "typ" : null);
        String algorithm = text(parameters, "alg");
        if (algorithm == null) {
            throw new IllegalArgumentException("No alg");
        }
        String hint = first(parameters, KEY_HINTS);
        String unusual = hint == null && mediaType != null && UNTYPED.contains(mediaType) ? "typ" : hint;
        return new JoseHeader(text, algorithm, keyId, mediaType, unusual, parameters);
    }

    private static void rejectWhere(@Nullable String unsupported) {
        if (unsupported != null) {
            throw TokenRejectedException.ofHeader(unsupported);
        }
    }

    /** The first of these parameters that a header has; null where it has none of them. */
    private static @Nullable String first(Map<String, @Nullable Object> parameters, Set<String> names) {
        for (String name : parameters.keySet()) {
            if (names.contains(name)) {
                return name;
            }
        }
        return null;
    }

    private static boolean isMediaType(String mediaType) {
        return SUPPORTED.contains(mediaType) || UNTYPED.contains(mediaType);
    }

    /** Whether this is the header of a token whose payload starts at an index. */
    boolean isOf(String token, int payloadStart) {
        return text.length() == payloadStart - 1 && token.startsWith(text);
    }

    /** A {@code typ} in the form of {@link #mediaType()}; empty for one that is not supported. */
    static Optional<String> supportedMediaType(String typ) {
        return Optional.ofNullable(mediaType(typ)).filter(JoseHeader::isMediaType);
    }

    private static @Nullable String text(Map<String, @Nullable Object> parameters, String name) {
        Object value = parameters.get(name);
        if (value instanceof String text) {
            return text;
        }
        if (parameters.containsKey(name)) {
            throw new IllegalArgumentException("A header parameter is not a string");
        }
        return null;
    }

    /**
     * Media types are case-insensitive, and a value without a slash is one of {@code application} (RFC 7515 §4.1.9).
     */
    private static @Nullable String mediaType(@Nullable String typ) {
        if (typ == null) {
            return null;
        }
        String lowerCase = typ.toLowerCase(Locale.ROOT);
        return lowerCase.startsWith(APPLICATION) ? lowerCase.substring(APPLICATION.length()) : lowerCase;
    }
}
