package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.auth.route.Clause;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of one rule, the annotation itself or one of its {@code anyOf}, all of which must hold.
 *
 * @param sub the path parameter that must be equal to the subject; empty for none
 * @param claims what must hold among the claims
 * @param scope what must be granted
 * @param checks checks of the application, which are asked last
 */
record Conditions(String sub, ClaimEntries claims, ScopeEntries scope, List<NamedCheck> checks) {
    /** The first condition that does not hold, without the checks; null where they all hold. */
    @Nullable
    Reason violatedBy(Token token, MultivaluedMap<String, String> path, Trace trace) {
        if (!sub.isEmpty()) {
            boolean isSubject = isSubject(token, path, trace);
            trace.asked(Trace.Member.SUB, sub, isSubject);
            if (!isSubject) {
                return Reason.SUBJECT_MISMATCH;
            }
        }
        if (!claims.hold(token, path, trace)) {
            return Reason.CLAIM_MISSING;
        }
        return scope.areGranted(token, path, trace) ? null : Reason.SCOPE_MISSING;
    }

    /**
     * Asks the checks, up to the first that does not hold; null where they all hold. As with the subject itself, what
     * the application knows of its own {@code alice} does not apply to that of an issuer which is not named.
     */
    @Nullable
    Reason failedCheck(Token token, MultivaluedMap<String, String> path, Trace trace) {
        if (checks.isEmpty()) {
            return null;
        }
        if (!isSubjectKnown(token, trace)) {
            return Reason.CHECK_FAILED;
        }
        for (NamedCheck check : checks) {
            boolean holds = check.holds(token, path);
            trace.asked(Trace.Member.CHECK, check.name(), holds);
            if (!holds) {
                return Reason.CHECK_FAILED;
            }
        }
        return null;
    }

    /**
     * Compares code point by code point; of a parameter that the path has more than once, each value must be equal. A
     * trusted issuer's subject is compared only if a claims entry, which must hold too, names the issuer.
     */
    private boolean isSubject(Token token, MultivaluedMap<String, String> path, Trace trace) {
        List<String> values = path.get(sub);
        if (values == null || values.isEmpty() || !isSubjectKnown(token, trace)) {
            return false;
        }
        for (String value : values) {
            if (!token.subject().equals(value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the subject is this service's own, or one of the issuer that the claims entries name. */
    private boolean isSubjectKnown(Token token, Trace trace) {
        boolean isKnown = claims.nameIssuer() || token.hasOwnSubject();
        trace.asked(Trace.Member.OWN_SUBJECT, "", isKnown);
        return isKnown;
    }

    /** The same for people and tools, with what waives it. */
    Clause clause(Alternatives anyOf, Waiver override) {
        return new Clause(
                Optional.of(sub).filter(name -> !name.isEmpty()),
                scope.texts(),
                claims.texts(),
                checks.stream().map(NamedCheck::name).toList(),
                anyOf.clauses(),
                override.claims().texts(),
                override.scope().texts());
    }

    /** The path parameters that the conditions compare. */
    Stream<String> parameters() {
        return Stream.of(
                        Stream.of(sub).filter(name -> !name.isEmpty()),
                        claims.parameters(),
                        scope.parameters(),
                        checks.stream().flatMap(check -> check.parameters().stream()))
                .flatMap(names -> names);
    }
}
