package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.auth.route.Clause;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code anyOf}, one of which must hold.
 *
 * @param rules the rules; empty where nothing is demanded
 */
record Alternatives(List<Conditions> rules) {
    private static final Alternatives NONE = new Alternatives(List.of());

    /**
     * Asks the rules without checks first, so that a request which needs no check does not depend on one.
     *
     * @return null where a rule holds, or there are none; else {@link Reason#SCOPE_MISSING} if a rule lacks only a
     *     scope, which the challenge can name, or the reason of the first rule
     */
    @Nullable
    Reason violatedBy(Token token, MultivaluedMap<String, String> path, Trace trace) {
        if (rules.isEmpty()) {
            return null;
        }
        Reason violated = first(token, path, trace.in(Trace.Part.ALTERNATIVE));
        trace.asked(Trace.Member.ANY_OF, "", violated == null);
        return violated;
    }

    /** The same for people and tools. */
    List<Clause> clauses() {
        return rules.stream().map(rule -> rule.clause(NONE, Waiver.NONE)).toList();
    }

    private @Nullable Reason first(Token token, MultivaluedMap<String, String> path, Trace trace) {
        Reason first = null;
        boolean lacksScope = false;
        for (Conditions rule : rules) {
            Reason reason = rule.violatedBy(token, path, trace);
            if (reason == null) {
                if (rule.checks().isEmpty()) {
                    return null;
                }
                reason = Reason.CHECK_FAILED;
            }
            lacksScope |= reason == Reason.SCOPE_MISSING;
            first = first == null ? reason : first;
        }
        if (isAnyChecked(token, path, trace)) {
            return null;
        }
        return lacksScope ? Reason.SCOPE_MISSING : first;
    }

    private boolean isAnyChecked(Token token, MultivaluedMap<String, String> path, Trace trace) {
        for (Conditions rule : rules) {
            if (!rule.checks().isEmpty()
                    && rule.violatedBy(token, path, Trace.none()) == null
                    && rule.failedCheck(token, path, trace) == null) {
                return true;
            }
        }
        return false;
    }
}
