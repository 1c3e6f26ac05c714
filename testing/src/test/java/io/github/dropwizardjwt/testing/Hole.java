package io.github.dropwizardjwt.testing;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Mistakes of a service, and the cases of the matrix that must find each of them, and no others. */
@SuppressWarnings("ImmutableEnumChecker") // sets and lambdas that nobody changes
enum Hole {
    NONE(Set.of(), request -> false),
    NO_TOKEN_IS_ADMITTED(Set.of("no token"), request -> request.count() == 0 && !request.hasCookie()),
    COOKIE_IS_ADMITTED(
            Set.of("token in the cookie auth_token instead", "token in the cookie other_token instead"),
            request -> request.count() == 0 && request.hasCookie()),
    TWO_TOKENS_ARE_ADMITTED(Set.of("two tokens"), request -> request.count() == 2),
    ANY_TEXT_IS_ADMITTED(Set.of("malformed"), request -> request.text().equals("not-a-token")),
    NO_SIGNATURE_IS_ADMITTED(
            Set.of("alg none"), request -> "none".equals(request.header().get("alg"))),
    ANY_KEY_IS_ADMITTED(
            Set.of("wrong key"),
            request -> "HS256".equals(request.header().get("alg"))
                    && !request.isSigned()
                    && request.text().split("\\.", -1)[2].length() == 43
                    && "alice".equals(request.claims().get("sub"))),
    ANY_ALGORITHM_IS_ADMITTED(
            Set.of("wrong algorithm"),
            request -> "HS384".equals(request.header().get("alg"))),
    CHANGED_CLAIMS_ARE_ADMITTED(
            Set.of("tampered"), request -> "alice-".equals(request.claims().get("sub"))),
    SHORT_SIGNATURE_IS_ADMITTED(
            Set.of("cut signature"),
            request -> !request.claims().isEmpty()
                    && !"none".equals(request.header().get("alg"))
                    && request.text().split("\\.", -1)[2].length() < 43),
    EXPIRY_IS_IGNORED(
            Set.of("expired"), request -> !request.claims().isEmpty() && request.seconds("exp") < request.now()),
    NBF_IS_IGNORED(Set.of("not yet valid"), request -> request.seconds("nbf") > request.now()),
    IAT_IS_IGNORED(Set.of("issued in the future"), request -> request.seconds("iat") > request.now() + 60),
    ISSUER_IS_IGNORED(
            Set.of("wrong issuer"),
            request -> request.claims().containsKey("iss")
                    && !"sample".equals(request.claims().get("iss"))),
    AUDIENCE_IS_IGNORED(Set.of("wrong audience"), request -> request.claims().containsKey("aud")),
    TYPE_IS_IGNORED(
            Set.of("wrong type"), request -> "refresh".equals(request.claims().get("type"))),
    KEY_ID_IS_IGNORED(
            Set.of("unknown key id"),
            request -> "unknown".equals(request.header().get("kid"))),
    REVOCATION_IS_IGNORED(Set.of("revoked", "reused"), Presented::isRevoked),
    SUBJECT_IS_IGNORED(
            Set.of("another subject"),
            request -> request.isAlive()
                    && "somebody-else".equals(request.claims().get("sub"))
                    && request.scope().equals("a b")),
    FIRST_SCOPE_IS_IGNORED(
            Set.of("without scope a"),
            request -> request.isAlive() && request.scope().equals("b")),
    SECOND_SCOPE_IS_IGNORED(
            Set.of("without scope b"),
            request -> request.isAlive() && request.scope().equals("a")),
    CLAIM_IS_IGNORED(
            Set.of("without claim tenant=7"),
            request -> request.isAlive()
                    && request.scope().equals("a b")
                    && !request.claims().containsKey("tenant")),
    VALUE_IS_IGNORED(
            Set.of("another value of claim tenant=7"),
            request -> request.isAlive()
                    && request.scope().equals("a b")
                    && "8".equals(String.valueOf(request.claims().get("tenant")))),
    HALF_AN_OVERRIDE_IS_ENOUGH(
            Set.of("override without claim admin", "override without claim root"),
            request -> request.isAlive()
                    && request.claims().containsKey("admin") != request.claims().containsKey("root")),
    ANY_VALUE_OVERRIDES(
            Set.of("override with another value of claim admin", "override with another value of claim root"),
            request -> request.isAlive()
                    && request.claims().keySet().containsAll(List.of("admin", "root"))
                    && request.claims().containsValue(false)),
    OVERRIDE_IS_REJECTED(
            Set.of("control: override admin, root"),
            request -> request.claims().keySet().containsAll(List.of("admin", "root"))),
    ALL_ARE_REJECTED(Set.of("control", "control: override admin, root"), request -> true),
    OTHER_STATUS(
            Set.of(
                    "without scope a",
                    "without scope b",
                    "without claim tenant=7",
                    "another value of claim tenant=7",
                    "another subject",
                    "override with another value of claim admin",
                    "override with another value of claim root",
                    "override without claim admin",
                    "override without claim root"),
            request -> true),
    OTHER_REALM(Set.of(), request -> false);

    private final Set<String> found;
    private final Predicate<Presented> isConcerned;

    Hole(Set<String> found, Predicate<Presented> isConcerned) {
        this.found = found;
        this.isConcerned = isConcerned;
    }

    Set<String> found() {
        return found;
    }

    /** The status in place of the right one. */
    int answer(Presented request, int right) {
        return switch (this) {
            case ALL_ARE_REJECTED, OVERRIDE_IS_REJECTED -> right == 200 && isConcerned.test(request) ? 403 : right;
            case OTHER_STATUS -> right == 403 ? 404 : right;
            default -> right >= 400 && isConcerned.test(request) ? 200 : right;
        };
    }
}
