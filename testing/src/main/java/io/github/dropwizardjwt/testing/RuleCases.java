package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Clause;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.testing.Facts.Checks;
import io.github.dropwizardjwt.testing.Foreseen.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The tests of a route's rule, with valid tokens that lack one thing each, and with tokens that lack nothing. */
final class RuleCases {
    private final Target target;
    private final Carrier carrier;
    private final List<Demand> demands;
    private final List<Case> cases = new ArrayList<>();

    RuleCases(Target target, Carrier carrier) {
        this.target = target;
        this.carrier = carrier;
        this.demands = target.route().demands();
    }

    List<Case> all() {
        Needs needs = Needs.of(demands);
        if (clauses().stream().anyMatch(this::decidesAboutSubject)) {
            cases.add(rejected("another subject", needs.addedTo(stranger(), target.params()), checksOfStranger()));
        }
        for (Need need : needs.all()) {
            cases.add(rejected("without " + need, needs.without(need).addedTo(target.holder(), target.params())));
            if (need.hasValue()) {
                Needs others = needs.withAnotherValue(need, target.params());
                cases.add(rejected("another value of " + need, others.addedTo(target.holder(), target.params())));
            }
        }
        clauses().forEach(this::overrides);
        control("control", target.perfect());
        return List.copyOf(cases);
    }

    private List<Clause> clauses() {
        return demands.stream().flatMap(demand -> demand.clauses().stream()).toList();
    }

    private TestToken stranger() {
        return target.holder().of(target.wire().options().stranger());
    }

    private boolean decidesAboutSubject(Clause clause) {
        return clause.sub().isPresent()
                || (!clause.checks().isEmpty() && checksOfStranger() == Checks.OF_STRANGER)
                || clause.anyOf().stream().anyMatch(this::decidesAboutSubject);
    }

    /** Only the test knows whom the application's checks reject. */
    private Checks checksOfStranger() {
        return target.wire().options().isStrangerNamed() ? Checks.OF_STRANGER : Checks.OF_HOLDER;
    }

    /** An override alone is enough; a part of one is not. */
    private void overrides(Clause clause) {
        if (!clause.override().isEmpty()) {
            override(Needs.waiving(demands, clause, false), clause.override());
        }
        if (!clause.overrideScope().isEmpty()) {
            override(Needs.waiving(demands, clause, true), clause.overrideScope());
        }
    }

    private void override(Needs needs, List<String> entries) {
        control("control: override " + String.join(", ", entries), needs.addedTo(stranger(), target.params()));
        needs.all().stream()
                .filter(need -> entries.contains(need.text()) && need.hasValue())
                .forEach(need -> cases.add(rejected(
                        "override with another value of " + need,
                        needs.withAnotherValue(need, target.params()).addedTo(stranger(), target.params()))));
        if (entries.size() > 1) {
            needs.all().stream()
                    .filter(need -> entries.contains(need.text()))
                    .forEach(need -> cases.add(rejected(
                            "override without " + need, needs.without(need).addedTo(stranger(), target.params()))));
        }
    }

    private Case rejected(String name, TestToken token) {
        return rejected(name, token, Checks.OF_HOLDER);
    }

    private Case rejected(String name, TestToken token, Checks checks) {
        return new Case(name, () -> {
            Minted minted = token.minted();
            Foreseen foreseen = Foreseen.of(demands, new Facts(minted.claims(), target.params(), checks));
            if (foreseen.outcome() == Outcome.ADMITTED) {
                Assumptions.abort("Such a token meets the rule all the same");
            }
            if (foreseen.outcome() == Outcome.UNKNOWN) {
                Assumptions.abort("A check of the application decides about such a token");
            }
            target.expect(target.challenges().insufficientScope(foreseen.scopeNames()), carrier.of(minted.text()));
        });
    }

    private void control(String name, TestToken token) {
        cases.add(new Case(name, () -> target.expectAdmitted(() -> carrier.of(token.text()))));
    }
}
