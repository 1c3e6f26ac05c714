package io.github.dropwizardjwt.token;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an issuer's tokens state type, subject and scopes, and whose subjects they are. Immutable and thread-safe.
 *
 * @param types how they state the type
 * @param subjectClaims the claims that may hold the subject; the first that is neither missing nor blank is the one
 * @param subjects whose subjects they are; {@code SHARED} for this service's own tokens
 * @param scopes the claims that hold the scopes
 */
record ClaimMapping(TypeRule types, List<JsonPointer> subjectClaims, Subjects subjects, ScopeClaims scopes) {
    /** The {@code sub} claim (RFC 7519 §4.1.2). */
    static final List<JsonPointer> SUB = JsonPointer.parseAll(List.of("/sub"));

    /** That of the tokens of this library. */
    static final ClaimMapping OWN = new ClaimMapping(TypeRule.TYPE_CLAIM, SUB, Subjects.SHARED, ScopeClaims.SCOPE);

    ClaimMapping withTypes(TypeRule others) {
        return new ClaimMapping(others, subjectClaims, subjects, scopes);
    }

    ClaimMapping withSubjects(Subjects others) {
        return new ClaimMapping(types, subjectClaims, others, scopes);
    }

    /** The subject as the token states it, which may be malformed; null where it has none. */
    @Nullable
    Object subjectIn(Map<String, @Nullable Object> claims) {
        for (JsonPointer place : subjectClaims) {
            Object found = place.find(claims);
            if (found != null && !isBlank(found)) {
                return found;
            }
        }
        return null;
    }

    /** Says that there is no subject, as null does. With a control character in it, it is malformed instead. */
    private static boolean isBlank(Object value) {
        return value instanceof String text && text.isBlank() && text.chars().noneMatch(Character::isISOControl);
    }
}
