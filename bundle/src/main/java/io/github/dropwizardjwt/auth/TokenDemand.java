package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.RequirementCompiler;
import io.github.dropwizardjwt.auth.requirement.TokenPlaces;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.token.TokenType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The token that a resource method demands: its {@link RequireToken} and those that it inherits, compiled once at
 * start.
 *
 * @param type its type
 * @param source where the request carries it
 * @param evenIfRevoked whether a revoked token is enough
 * @param requirement what its claims must meet
 */
record TokenDemand(TokenType type, TokenSource source, boolean evenIfRevoked, Requirement requirement) {
    /** A valid auth token in its usual place, and nothing more. */
    static TokenDemand anyAuthToken(TokenPlaces places) {
        return new TokenDemand(
                TokenType.AUTH, places.usual(TokenType.AUTH), false, new RequirementCompiler(Checks.none()).compile());
    }

    /**
     * Compiles annotations.
     *
     * @param together annotations that apply together, the nearest first
     * @param places where requests carry tokens
     * @param checks the checks that they may name
     * @throws IllegalArgumentException if an entry is malformed, a check unknown, location and cookie conflict, or the
     *     annotations demand different tokens
     */
    static TokenDemand of(List<RequireToken> together, TokenPlaces places, Checks checks) {
        RequireToken nearest = together.get(0);
        List<Requirement> requirements = together.stream()
                .map(annotation -> requirement(annotation, places, checks))
                .toList();
        together.forEach(inherited -> checkSameToken(nearest, inherited));
        Requirement all = requirements.get(0);
        for (Requirement inherited : requirements.subList(1, requirements.size())) {
            all = all.inheriting(inherited);
        }
        return new TokenDemand(nearest.type(), source(nearest, places), nearest.evenIfRevoked(), all);
    }

    /** The same for people and tools. */
    Demand described() {
        return new Demand(
                type, source.headerName(), source.cookieName(), evenIfRevoked, requirement.clauses(), List.of());
    }

    private static Requirement requirement(RequireToken annotation, TokenPlaces places, Checks checks) {
        RequirementCompiler compiler = new RequirementCompiler(checks)
                .rule(annotation.sub(), annotation.claims(), annotation.scope(), annotation.check())
                .override(annotation.override(), annotation.overrideScope());
        for (Rule rule : annotation.anyOf()) {
            compiler.alternative(rule.sub(), rule.claims(), rule.scope(), rule.check());
        }
        try {
            source(annotation, places);
        } catch (IllegalArgumentException e) {
            compiler.problem(Objects.requireNonNull(e.getMessage()));
        }
        return compiler.compile();
    }

    /** One token has one type and one place, so that inheriting cannot mean two of them. */
    private static void checkSameToken(RequireToken nearest, RequireToken inherited) {
        checkSame("type", nearest.type(), inherited.type());
        checkSame("location", locations(nearest), locations(inherited));
        checkSame("cookie", nearest.cookie(), inherited.cookie());
        checkSame("evenIfRevoked", nearest.evenIfRevoked(), inherited.evenIfRevoked());
    }

    private static void checkSame(String member, Object nearest, Object inherited) {
        if (!nearest.equals(inherited)) {
            throw new IllegalArgumentException("inherit = true conflicts with " + member + " = " + nearest
                    + ", since the inherited @RequireToken has " + inherited
                    + "; give both the same, or remove inherit and repeat what is inherited");
        }
    }

    private static TokenSource source(RequireToken annotation, TokenPlaces places) {
        Set<TokenLocation> locations = locations(annotation);
        if (locations.contains(TokenLocation.COOKIE)) {
            TokenSource cookie = cookie(annotation, places);
            return locations.contains(TokenLocation.HEADER) ? places.header().or(cookie) : cookie;
        }
        if (!annotation.cookie().isEmpty()) {
            throw new IllegalArgumentException(
                    "cookie is given, but location is not TokenLocation.COOKIE; add it, or drop the cookie");
        }
        return locations.isEmpty() ? places.usual(annotation.type()) : places.header();
    }

    private static Set<TokenLocation> locations(RequireToken annotation) {
        return new LinkedHashSet<>(List.of(annotation.location()));
    }

    private static TokenSource cookie(RequireToken annotation, TokenPlaces places) {
        if (annotation.cookie().isEmpty()) {
            return places.cookie(annotation.type())
                    .orElseThrow(() -> new IllegalArgumentException("location = TokenLocation.COOKIE names no cookie, "
                            + "and none is configured; add cookies: {} to the jwt section, or name one, as in "
                            + "cookie = \"auth_token\""));
        }
        try {
            return TokenSource.cookie(annotation.cookie());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "no cookie can be called \"" + annotation.cookie() + "\"; use letters, digits and - _", e);
        }
    }
}
