package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.requirement.DemandedEntry;
import io.github.dropwizardjwt.auth.route.Clause;
import io.github.dropwizardjwt.auth.route.Demand;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a route's rule says of a valid token. Written anew from the documentation, since the code that decides in the
 * service is what is tested.
 *
 * @param outcome what will happen
 * @param scopeNames the scopes that the challenge names; empty for none
 */
record Foreseen(Outcome outcome, String scopeNames) {
    /** The characters of a scope in a challenge (RFC 6750 §3). */
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private static final Foreseen ADMITTED = new Foreseen(Outcome.ADMITTED, "");

    /** What may happen to a valid token. */
    enum Outcome {
        ADMITTED,
        SCOPE_MISSING,
        OTHERWISE_REJECTED,
        /** A check of the application decides. */
        UNKNOWN
    }

    /** Foresees the answer of all guards, which are asked in turn. */
    static Foreseen of(List<Demand> demands, Facts facts) {
        for (Demand demand : demands) {
            Outcome outcome = outcome(demand, facts);
            if (outcome != Outcome.ADMITTED) {
                return new Foreseen(outcome, outcome == Outcome.SCOPE_MISSING ? names(demand) : "");
            }
        }
        return ADMITTED;
    }

    private static Outcome outcome(Demand demand, Facts facts) {
        for (Clause clause : demand.clauses()) {
            Outcome outcome = outcome(clause, facts);
            if (outcome != Outcome.ADMITTED) {
                return outcome;
            }
        }
        return demand.roles().isEmpty() || demand.roles().stream().anyMatch(facts::isGranted)
                ? Outcome.ADMITTED
                : Outcome.OTHERWISE_REJECTED;
    }

    private static Outcome outcome(Clause clause, Facts facts) {
        if (facts.haveAll(clause.override(), clause.overrideScope())) {
            return Outcome.ADMITTED;
        }
        Outcome own = conditions(clause, facts);
        Outcome all = own == Outcome.ADMITTED && !clause.anyOf().isEmpty() ? anyOf(clause.anyOf(), facts) : own;
        return all == Outcome.ADMITTED && facts.failAny(clause) ? Outcome.OTHERWISE_REJECTED : all;
    }

    /** Without checks, which are asked last. */
    private static Outcome conditions(Clause clause, Facts facts) {
        boolean isSubject = clause.sub().filter(name -> !facts.isSubject(name)).isEmpty();
        if (!isSubject || !clause.claims().stream().allMatch(facts::holds)) {
            return Outcome.OTHERWISE_REJECTED;
        }
        return clause.scope().stream().allMatch(facts::isGranted) ? Outcome.ADMITTED : Outcome.SCOPE_MISSING;
    }

    private static Outcome anyOf(List<Clause> rules, Facts facts) {
        Clause chosen = Needs.chosen(rules).orElseThrow();
        boolean isChecked = false;
        boolean lacksScope = false;
        for (Clause rule : rules) {
            Outcome conditions = conditions(rule, facts);
            Outcome outcome =
                    conditions == Outcome.ADMITTED && facts.failAny(rule) ? Outcome.OTHERWISE_REJECTED : conditions;
            if (outcome == Outcome.ADMITTED && (rule.checks().isEmpty() || rule.equals(chosen))) {
                return Outcome.ADMITTED;
            }
            isChecked |= outcome == Outcome.ADMITTED;
            lacksScope |= outcome == Outcome.SCOPE_MISSING;
        }
        if (isChecked) {
            return Outcome.UNKNOWN;
        }
        return lacksScope ? Outcome.SCOPE_MISSING : Outcome.OTHERWISE_REJECTED;
    }

    private static String names(Demand demand) {
        return demand.clauses().stream()
                .flatMap(clause -> Stream.concat(Stream.of(clause), clause.anyOf().stream()))
                .flatMap(clause -> clause.scope().stream())
                .filter(DemandedEntry::isNameAlone)
                .filter(SCOPE_TOKEN.asMatchPredicate())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
