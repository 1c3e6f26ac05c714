package io.github.dropwizardjwt.token;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warnings about settings of a trusted issuer that do not fit its tokens, each logged once, with the cure. Only tokens
 * with a valid signature cause them. Thread-safe.
 */
final class IssuerAdvice {
    /** For this service's own tokens, which it issues as it verifies them. */
    static final IssuerAdvice NONE = new IssuerAdvice(List.of());

    private static final Logger LOGGER = LoggerFactory.getLogger(IssuerAdvice.class);

    private final List<Warning> warnings;

    IssuerAdvice(List<Warning> warnings) {
        this.warnings = warnings;
    }

    /** The token of these claims was rejected: warns if one of the reasons to warn is the cause. */
    void onRejected(Map<String, @Nullable Object> claims) {
        for (Warning warning : warnings) {
            if (warning.cause.test(claims)) {
                warning.log();
                return;
            }
        }
    }

    /** A warning that is logged once. */
    static final class Warning {
        private final Predicate<Map<String, @Nullable Object>> cause;
        private final String text;
        private final AtomicBoolean isLogged = new AtomicBoolean();

        private Warning(Predicate<Map<String, @Nullable Object>> cause, String text) {
            this.cause = cause;
            this.text = text;
        }

        /** Of a service that does not know how the issuer states the type. */
        static Warning untyped(String issuer) {
            return new Warning(
                    claims -> !claims.containsKey("type"),
                    rejected(issuer) + "has no type claim. If its access tokens have none, set treatAs: auth, or "
                            + "typeClaim to a claim that only they have (in Java untypedTokensAreAuthTokens or "
                            + "authTokensHave)");
        }

        /** Of a service that expects another claim of auth tokens. */
        static Warning without(String claim, String issuer) {
            return new Warning(
                    claims -> !claims.containsKey(claim),
                    rejected(issuer) + "has no claim " + claim + ". If its access tokens have none, set typeClaim to "
                            + "a claim that only they have, or treatAs: auth in its place (in Java authTokensHave or "
                            + "untypedTokensAreAuthTokens)");
        }

        static Warning withoutSubject(String issuer, ClaimMapping mapping) {
            return new Warning(
                    claims -> mapping.subjectIn(claims) == null,
                    rejected(issuer) + "has no subject. Set subjectClaim to the claims that may hold it, as in "
                            + "[/sub, /client_id], of which none may have a value that users can choose");
        }

        /** Of a service to which no token of the issuer is foreign. */
        static Warning everyClient(String issuer) {
            return new Warning(
                    claims -> true,
                    "Every client of the trusted issuer " + issuer + " is accepted, since its tokens need no aud and "
                            + "no other claim. Set requiredClaims to what only tokens for this service have, as in "
                            + "azp=orders-web (in Java requiredClaim), or an audience");
        }

        private static String rejected(String issuer) {
            return "A token of the trusted issuer " + issuer + " was rejected, since it ";
        }

        void log() {
            if (isLogged.compareAndSet(false, true)) {
                LOGGER.warn("{}", text);
            }
        }
    }
}
