package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.RequirementCompiler;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.token.TokenType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    /** A valid auth token in the header, and nothing more. */
    static TokenDemand anyAuthToken(TokenSource header) {
        return new TokenDemand(TokenType.AUTH, header, false, new RequirementCompiler(Checks.none()).compile());
    }

    /**
     * Compiles annotations.
     *
     * @param together annotations that apply together, the nearest first
     * @param header the header that carries tokens
     * @param checks the checks that they may name
     * @throws IllegalArgumentException if an entry is malformed, a check unknown, location and cookie conflict, or the
     *     annotations demand different tokens
     */
    static TokenDemand of(List<RequireToken> together, TokenSource header, Checks checks) {
        RequireToken nearest = together.get(0);
        List<Requirement> requirements = together.stream()
                .map(annotation -> requirement(annotation, header, checks))
                .toList();
        together.forEach(inherited -> checkSameToken(nearest, inherited));
        Requirement all = requirements.get(0);
        for (Requirement inherited : requirements.subList(1, requirements.size())) {
            all = all.inheriting(inherited);
        }
        return new TokenDemand(nearest.type(), source(nearest, header), nearest.evenIfRevoked(), all);
    }

    /** The same for people and tools. */
    Demand described() {
        return new Demand(
                type, source.headerName(), source.cookieName(), evenIfRevoked, requirement.clauses(), List.of());
    }

    private static Requirement requirement(RequireToken annotation, TokenSource header, Checks checks) {
        RequirementCompiler compiler = new RequirementCompiler(checks)
                .rule(annotation.sub(), annotation.claims(), annotation.scope(), annotation.check())
                .override(annotation.override(), annotation.overrideScope());
        for (Rule rule : annotation.anyOf()) {
            compiler.alternative(rule.sub(), rule.claims(), rule.scope(), rule.check());
        }
        try {
            source(annotation, header);
        } catch (IllegalArgumentException e) {
            compiler.problem(Objects.requireNonNull(e.getMessage()));
        }
        return compiler.compile();
    }

    /** One token has one type and one place, so that inheriting cannot mean two of them. */
    private static void checkSameToken(RequireToken nearest, RequireToken inherited) {
        checkSame("type", nearest.type(), inherited.type());
        checkSame("location", places(nearest), places(inherited));
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

    private static TokenSource source(RequireToken annotation, TokenSource header) {
        Set<TokenLocation> places = places(annotation);
        if (places.contains(TokenLocation.COOKIE)) {
            return cookie(annotation.cookie(), places.contains(TokenLocation.HEADER) ? header : null);
        }
        if (places.isEmpty()) {
            throw new IllegalArgumentException("location is empty, so that no token would be found; name a place, or "
                    + "drop it for TokenLocation.HEADER");
        }
        if (!annotation.cookie().isEmpty()) {
            throw new IllegalArgumentException("cookie is given, but the token is read from the header; add "
                    + "location = TokenLocation.COOKIE or drop it");
        }
        return header;
    }

    private static Set<TokenLocation> places(RequireToken annotation) {
        return new LinkedHashSet<>(List.of(annotation.location()));
    }

    private static TokenSource cookie(String name, @Nullable TokenSource header) {
        try {
            return header == null ? TokenSource.cookie(name) : header.orCookie(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "location = TokenLocation.COOKIE needs the cookie's name, as in cookie = \"auth_token\"", e);
        }
    }
}
