package io.github.dropwizardjwt.auth.explain;

import io.github.dropwizardjwt.auth.explain.Step.Outcome;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The steps in which a token is found and verified. Their order is fixed, so the reason of a rejection says which one
 * failed, and all before it hold.
 */
final class TokenSteps {
    private enum Part {
        FOUND("one token"),
        FORM("form: compact JWS"),
        KEY("key"),
        SIGNATURE("signature"),
        CLAIMS("issuer, audience, time and type"),
        REVOCATION("not revoked");

        private final String words;

        Part(String words) {
            this.words = words;
        }
    }

    private TokenSteps() {}

    /** Those of a valid token. */
    static List<Step> ofValid(TokenSource source, String text, Token token, boolean evenIfRevoked, Instant now) {
        String key = Optional.ofNullable(token.header().get("kid"))
                .map(id -> " " + id)
                .orElse(" without id");
        return List.of(
                ok(found(source)),
                ok(form(text)),
                ok(Part.KEY.words + key + ", " + token.algorithm().name()),
                ok(Part.SIGNATURE.words),
                ok(Part.CLAIMS.words + " (" + remaining(Duration.between(now, token.expiresAt())) + ")"),
                evenIfRevoked
                        ? new Step(Outcome.NOT_EVALUATED, "revocation, since the rule admits revoked tokens")
                        : ok(Part.REVOCATION.words));
    }

    /**
     * Those of a rejected token.
     *
     * @param text the token; null where none was found
     */
    static List<Step> ofRejected(TokenSource source, @Nullable String text, TokenRejectedException e) {
        Part failed = failedPart(e);
        List<Step> steps = new ArrayList<>();
        for (Part part : Part.values()) {
            int order = part.compareTo(failed);
            if (order < 0) {
                steps.add(ok(words(part, source, text, e)));
            } else if (order > 0) {
                steps.add(new Step(Outcome.NOT_EVALUATED, part.words));
            } else {
                steps.add(new Step(Outcome.FAILED, failure(e, source)));
            }
        }
        return steps;
    }

    /** Those of a token that cannot be checked: the outage says what is not known. */
    static List<Step> ofUnchecked(TokenSource source, String text, String outage) {
        return List.of(ok(found(source)), ok(form(text)), new Step(Outcome.FAILED, "cannot be checked now: " + outage));
    }

    private static String words(Part part, TokenSource source, @Nullable String text, TokenRejectedException e) {
        return switch (part) {
            case FOUND -> found(source);
            case FORM -> form(text == null ? "" : text);
            case KEY -> part.words + e.keyId().map(id -> " " + id).orElse("");
            default -> part.words;
        };
    }

    private static Part failedPart(TokenRejectedException e) {
        boolean isSigned = isSigned(e);
        return switch (e.reason()) {
            case NO_TOKEN, SEVERAL_TOKENS, MALFORMED_CREDENTIALS, CROSS_ORIGIN -> Part.FOUND;
            // The payload is read after the signature was verified, unless it selects the issuer.
            case MALFORMED -> isSigned ? Part.CLAIMS : Part.FORM;
            case TOO_LARGE, UNSUPPORTED_HEADER -> Part.FORM;
            case WRONG_ISSUER -> isSigned ? Part.CLAIMS : Part.KEY;
            case UNKNOWN_KEY, WRONG_ALGORITHM -> Part.KEY;
            case BAD_SIGNATURE -> Part.SIGNATURE;
            case REVOKED, REUSED -> Part.REVOCATION;
            default -> Part.CLAIMS;
        };
    }

    private static boolean isSigned(TokenRejectedException e) {
        return e.keyId().isPresent();
    }

    private static String failure(TokenRejectedException e, TokenSource source) {
        String detail = e.detail().map(name -> " " + name).orElse("");
        return switch (e.reason()) {
            case NO_TOKEN -> "no token, " + place(source);
            case SEVERAL_TOKENS -> "more than one token, " + place(source);
            case MALFORMED_CREDENTIALS -> "what is " + place(source) + " does not have the form of a token";
            case CROSS_ORIGIN ->
                isSigned(e)
                        ? "the header X-CSRF-Token is missing, or not that of the session"
                        : "a page of another origin has sent what is " + place(source);
            case TOO_LARGE -> "form: more characters than maxTokenSize";
            case MALFORMED -> "form: not a compact JWS of JSON objects";
            case UNSUPPORTED_HEADER -> "form: its header has" + (detail.isEmpty() ? " what is not supported" : detail);
            case WRONG_ALGORITHM -> "key: its algorithm is not that of the header";
            case UNKNOWN_KEY -> "key: none is known for its kid, or for its algorithm if it has none";
            case BAD_SIGNATURE ->
                "signature, with the key" + e.keyId().map(id -> " " + id).orElse("");
            case INVALID_CLAIMS -> "claim" + detail + " is missing or malformed";
            case WRONG_ISSUER -> "issuer: neither this service nor one that it trusts";
            case WRONG_AUDIENCE -> "audience: not that of this service";
            case WRONG_TYPE -> "type: not the one that the route demands";
            case EXPIRED -> "time: it has expired";
            case NOT_YET_VALID -> "time: it is not valid yet";
            case ISSUED_IN_THE_FUTURE -> "time: it was issued in the future";
            case BOUND_TO_A_KEY -> "it is bound to a key of its holder, which is not supported";
            case REVOKED -> "it was revoked, or its session has ended";
            case REUSED -> "it was used before";
            default -> "token: " + e.reason();
        };
    }

    private static String found(TokenSource source) {
        return Part.FOUND.words + ", " + place(source);
    }

    private static String place(TokenSource source) {
        return Stream.of(
                        source.headerName().map(name -> "the header " + name),
                        source.cookieName().map(name -> "the cookie " + name))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" or ", "in ", ""));
    }

    private static String form(String text) {
        return Part.FORM.words + ", " + text.length() + " characters";
    }

    /** In the largest whole unit. */
    private static String remaining(Duration left) {
        if (left.isNegative()) {
            return "expired, within the clock skew";
        }
        if (left.toDays() > 1) {
            return "expires in " + left.toDays() + " days";
        }
        return left.toMinutes() > 1
                ? "expires in " + left.toMinutes() + " min"
                : "expires in " + left.toSeconds() + " s";
    }

    private static Step ok(String text) {
        return new Step(Outcome.OK, text);
    }
}
