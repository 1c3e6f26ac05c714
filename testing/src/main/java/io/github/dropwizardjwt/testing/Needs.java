package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Clause;
import io.github.dropwizardjwt.auth.route.Demand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries that a token needs, and the claims that meet them. Not thread-safe. */
final class Needs {
    private final List<Need> all = new ArrayList<>();

    void scope(String entry) {
        all.add(Need.of(Need.Kind.SCOPE, entry));
    }

    void claim(String entry) {
        all.add(Need.of(Need.Kind.CLAIM, entry));
    }

    /** All that the demands ask for; of alternatives, those of the one that the rule would be met by. */
    static Needs of(List<Demand> demands) {
        Needs needs = new Needs();
        for (Demand demand : demands) {
            demand.clauses().forEach(needs::clause);
            needs.anyRole(demand.roles());
        }
        return needs;
    }

    /** The needs of the others, and of one that is waived its overrides only: those by claim, or those by scope. */
    static Needs waiving(List<Demand> demands, Clause waived, boolean byScope) {
        Needs needs = new Needs();
        for (Demand demand : demands) {
            demand.clauses().stream().filter(clause -> !clause.equals(waived)).forEach(needs::clause);
            needs.anyRole(demand.roles());
        }
        (byScope ? waived.overrideScope() : waived.override()).forEach(byScope ? needs::scope : needs::claim);
        return needs;
    }

    private void clause(Clause clause) {
        conditions(clause);
        chosen(clause.anyOf()).ifPresent(this::conditions);
    }

    private void conditions(Clause clause) {
        clause.claims().forEach(this::claim);
        clause.scope().forEach(this::scope);
    }

    /** The alternative that a perfect token meets: the first without a check, if there is one. */
    static Optional<Clause> chosen(List<Clause> alternatives) {
        return alternatives.stream()
                .filter(rule -> rule.checks().isEmpty())
                .findFirst()
                .or(() -> alternatives.stream().findFirst());
    }

    private void anyRole(List<String> roles) {
        boolean isMet = all.stream()
                .anyMatch(need -> need.kind() != Need.Kind.CLAIM
                        && need.isName()
                        && roles.contains(need.entry().name()));
        if (!roles.isEmpty() && !isMet) {
            all.add(Need.of(Need.Kind.ROLE, roles.get(0)));
        }
    }

    List<Need> all() {
        return List.copyOf(all);
    }

    Needs without(Need left) {
        Needs others = new Needs();
        all.stream().filter(need -> !need.equals(left)).forEach(others.all::add);
        return others;
    }

    /** The same, with another value where one of them demands a value. */
    Needs withAnotherValue(Need changed, Params params) {
        Needs others = without(changed);
        others.all.add(changed.withAnotherValue(params));
        return others;
    }

    /** A token with what it had and what is needed. */
    TestToken addedTo(TestToken base, Params params) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>(base.claims());
        Map<String, @Nullable Object> granted = new LinkedHashMap<>();
        for (Need need : all) {
            Map<String, @Nullable Object> members = need.kind() == Need.Kind.CLAIM ? claims : granted;
            String name = need.entry().name();
            Object value = need.value(params);
            members.put(name, members.containsKey(name) ? Union.of(members.get(name), value) : value);
        }
        if (!granted.isEmpty()) {
            claims.put("scope", ScopeClaim.of(claims.get("scope"), granted));
        }
        return base.withClaims(claims);
    }
}
