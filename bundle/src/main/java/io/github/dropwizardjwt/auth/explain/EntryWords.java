package io.github.dropwizardjwt.auth.explain;

import io.github.dropwizardjwt.auth.requirement.Trace.Member;
import io.github.dropwizardjwt.auth.route.Clause;
import io.github.dropwizardjwt.auth.route.Demand;
import java.util.ArrayList;
import java.util.List;

/** Says in words which entry of a requirement was evaluated. */
final class EntryWords {
    private EntryWords() {}

    static String of(Member member, String entry) {
        return switch (member) {
            case SUB -> "sub is the path parameter " + entry;
            case CLAIMS -> "claim " + entry;
            case SCOPE -> "scope " + entry;
            case ANY_OF -> "a rule of anyOf";
            case CHECK -> "check " + entry;
            case OWN_SUBJECT -> "the subject is one of this service";
        };
    }

    /** The same of one that does not hold. */
    static String ofFailed(Member member, String entry) {
        return switch (member) {
            case SUB -> "sub is not the path parameter " + entry;
            case CLAIMS -> "claim " + entry + " does not hold";
            case SCOPE -> "scope " + entry + " is not granted";
            case ANY_OF -> "no rule of anyOf holds";
            case CHECK -> "check " + entry + " does not hold";
            case OWN_SUBJECT -> "the subject is that of a trusted issuer, which no entry of claims names";
        };
    }

    /** The entries that a token must meet, in the order of their evaluation. */
    static List<String> planned(Demand demand) {
        List<String> planned = new ArrayList<>();
        for (Clause clause : demand.clauses()) {
            clause.sub().ifPresent(parameter -> planned.add(of(Member.SUB, parameter)));
            clause.claims().forEach(entry -> planned.add(of(Member.CLAIMS, entry)));
            clause.scope().forEach(entry -> planned.add(of(Member.SCOPE, entry)));
            if (!clause.anyOf().isEmpty()) {
                planned.add(of(Member.ANY_OF, ""));
            }
            clause.checks().forEach(name -> planned.add(of(Member.CHECK, name)));
        }
        return planned;
    }
}
