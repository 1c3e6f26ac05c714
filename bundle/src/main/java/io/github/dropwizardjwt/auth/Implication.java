package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.route.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Whether each token that meets some clauses meets another one, as far as equal entries show it: {@code true} is
 * certain, {@code false} is not. Nothing is concluded about checks, whose results may differ from call to call.
 */
final class Implication {
    /** What certainly holds of the token: all of these clauses, without their overrides. */
    private final List<Clause> certain;

    private Implication(List<Clause> certain) {
        this.certain = certain;
    }

    /**
     * Whether all that is admitted by each of some clauses is admitted by another one.
     *
     * <p>A token meets a clause by its conditions or by its override. If the override is one that waives the other
     * clause, too, nothing else needs to be shown; so the conditions of such clauses, and of those without an override,
     * may be relied on.
     */
    static boolean holds(List<Clause> enforced, Clause candidate) {
        List<Clause> certain = enforced.stream()
                .filter(clause -> waives(clause.override(), candidate.override())
                        && waives(clause.overrideScope(), candidate.overrideScope()))
                .toList();
        Implication from = new Implication(certain);
        return from.conditions(candidate) && from.alternatives(candidate.anyOf());
    }

    /** Whether one override waives whenever another one does: it is that of fewer entries. No entries never waive. */
    private static boolean waives(List<String> enforced, List<String> candidate) {
        return enforced.isEmpty() || (!candidate.isEmpty() && enforced.containsAll(candidate));
    }

    private boolean conditions(Clause wanted) {
        return wanted.checks().isEmpty()
                && all(Clause::scope).containsAll(wanted.scope())
                && all(Clause::claims).containsAll(wanted.claims())
                && (wanted.sub().isEmpty() || certain.stream().anyMatch(clause -> isSameSubject(clause, wanted)));
    }

    /**
     * An entry that names the issuer lets the subjects of this issuer be compared, which are not this service's own.
     */
    private static boolean isSameSubject(Clause clause, Clause wanted) {
        return clause.sub().equals(wanted.sub())
                && wanted.claims()
                        .containsAll(clause.claims().stream()
                                .filter(entry -> entry.startsWith("iss="))
                                .toList());
    }

    /** One of the alternatives holds anyway, or one for each of those of which an enforced clause demands one. */
    private boolean alternatives(List<Clause> wanted) {
        return wanted.isEmpty()
                || wanted.stream().anyMatch(this::conditions)
                || certain.stream()
                        .map(Clause::anyOf)
                        .filter(rules -> !rules.isEmpty())
                        .anyMatch(rules ->
                                rules.stream().allMatch(rule -> wanted.stream().anyMatch(and(rule)::conditions)));
    }

    private Implication and(Clause further) {
        List<Clause> more = new ArrayList<>(certain);
        more.add(further);
        return new Implication(more);
    }

    private List<String> all(Function<Clause, List<String>> member) {
        return certain.stream().flatMap(clause -> member.apply(clause).stream()).toList();
    }
}
