package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.RequirementCompiler;

/** Compiles what a {@link GuardedPath} demands of claims. */
final class PathRequirement {
    private PathRequirement() {}

    /**
     * Compiles.
     *
     * @throws IllegalArgumentException if an entry is malformed, a check unknown, or a path parameter compared
     */
    static Requirement of(GuardedPath path, Checks checks) {
        Requirement requirement = new RequirementCompiler(checks)
                .rule("", path.claims, path.scope, path.checks)
                .override(path.override, path.overrideScope)
                .compile();
        if (!requirement.parameters().isEmpty()) {
            throw new IllegalArgumentException("it compares the path parameters " + requirement.parameters()
                    + ", which only resource methods have; compare claims with a value, or let the servlet decide by its "
                    + "getUserPrincipal(), which is the Token");
        }
        return requirement;
    }
}
