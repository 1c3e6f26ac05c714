package io.github.dropwizardjwt.auth.requirement;

import java.util.ArrayList;
import java.util.List;

/** Compiles the members of one {@code @RequireToken}, once at start. Not thread-safe. */
public final class RequirementCompiler {
    private static final String[] NONE = {};

    private final Checks checks;
    private final List<String> problems = new ArrayList<>();
    private final List<Conditions> alternatives = new ArrayList<>();
    private Conditions own = conditions("", "", NONE, NONE, NONE);
    private Waiver override = waiver(NONE, NONE);

    /**
     * Starts with a requirement that every token meets.
     *
     * @param checks the checks that it may name
     */
    public RequirementCompiler(Checks checks) {
        this.checks = checks;
    }

    /**
     * Compiles a requirement without checks and alternatives.
     *
     * @param sub the path parameter that must be equal to the subject; empty for none
     * @param claims entries that must hold among the claims
     * @param scope entries that the scope must grant
     * @param override entries that waive the others if all of them hold; empty for none
     * @return the requirement
     * @throws IllegalArgumentException if an entry is malformed; the message names the member and says how to write it
     */
    public static Requirement compile(String sub, String[] claims, String[] scope, String[] override) {
        return new RequirementCompiler(Checks.none())
                .rule(sub, claims, scope, NONE)
                .override(override, NONE)
                .compile();
    }

    /**
     * Sets what every token must meet.
     *
     * @param sub the path parameter that must be equal to the subject; empty for none
     * @param claims entries that must hold among the claims
     * @param scope entries that the scope must grant
     * @param check names of checks that must hold
     * @return this
     */
    public RequirementCompiler rule(String sub, String[] claims, String[] scope, String[] check) {
        own = conditions("", sub, claims, scope, check);
        return this;
    }

    /**
     * Adds an alternative, at least one of which must hold.
     *
     * @param sub the path parameter that must be equal to the subject; empty for none
     * @param claims entries that must hold among the claims
     * @param scope entries that the scope must grant
     * @param check names of checks that must hold
     */
    public void alternative(String sub, String[] claims, String[] scope, String[] check) {
        String place = "rule " + (alternatives.size() + 1) + " of anyOf: ";
        if (sub.isEmpty() && claims.length + scope.length + check.length == 0) {
            problem(place + "it demands nothing, so that anyOf always holds; give it sub, claims, scope or check, or "
                    + "remove anyOf");
        }
        alternatives.add(conditions(place, sub, claims, scope, check));
    }

    /**
     * Sets what waives rule and alternatives.
     *
     * @param claims entries that waive them if all of them hold among the claims; empty for none
     * @param scope entries that waive them if the scope grants all of them; empty for none
     * @return this
     */
    public RequirementCompiler override(String[] claims, String[] scope) {
        override = waiver(claims, scope);
        return this;
    }

    /**
     * Adds a problem that the caller has found, to report all problems together.
     *
     * @param problem what is wrong, and how to fix it
     */
    public void problem(String problem) {
        problems.add(problem);
    }

    /**
     * Compiles what was set.
     *
     * @return the requirement
     * @throws IllegalArgumentException if an entry is malformed, a check unknown or an alternative empty; the message
     *     has all problems, each with its member
     */
    public Requirement compile() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n    and ", problems));
        }
        return new Requirement(own, new Alternatives(List.copyOf(alternatives)), override, null);
    }

    private Conditions conditions(String place, String sub, String[] claims, String[] scope, String[] check) {
        return new Conditions(
                sub,
                new ClaimEntries(entries(place + "claims", claims)),
                new ScopeEntries(entries(place + "scope", scope)),
                checks(place + "check", check));
    }

    private Waiver waiver(String[] claims, String[] scope) {
        return new Waiver(
                new ClaimEntries(entries("override", claims)), new ScopeEntries(entries("overrideScope", scope)));
    }

    private List<Entry> entries(String member, String[] texts) {
        List<Entry> entries = new ArrayList<>();
        for (String text : texts) {
            try {
                entries.add(Entry.parse(text));
            } catch (IllegalArgumentException e) {
                problem(member + ": " + e.getMessage());
            }
        }
        return List.copyOf(entries);
    }

    private List<NamedCheck> checks(String member, String[] names) {
        List<NamedCheck> found = new ArrayList<>();
        for (String name : names) {
            checks.find(name)
                    .ifPresentOrElse(
                            found::add,
                            () -> problem(member + ": no check \"" + name + "\" is registered"
                                    + Suggestion.of(name, checks.names(), "register it with JwtBundle.withCheck")));
        }
        return List.copyOf(found);
    }
}
