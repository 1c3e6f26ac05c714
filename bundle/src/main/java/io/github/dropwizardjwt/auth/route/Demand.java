package io.github.dropwizardjwt.auth.route;

import io.github.dropwizardjwt.token.TokenType;
import java.util.List;
import java.util.Optional;

/**
 * What one guard demands of the token of a request. Immutable.
 *
 * @param type the type of the token
 * @param header the header that may carry it; empty where none may
 * @param cookie the cookie that may carry it; empty where none may
 * @param evenIfRevoked whether a revoked token is enough
 * @param clauses what the token must meet: the inherited ones first, all of which must hold
 * @param roles the roles of {@code @RolesAllowed}, one of which is enough, sorted; empty where none is needed
 */
public record Demand(
        TokenType type,
        Optional<String> header,
        Optional<String> cookie,
        boolean evenIfRevoked,
        List<Clause> clauses,
        List<String> roles) {
    /** Copies the lists. */
    public Demand {
        clauses = List.copyOf(clauses);
        roles = roles.stream().sorted().toList();
    }

    /**
     * What it demands in the words of a rule, as in {@code token scope=admin}.
     *
     * @return the words, in a fixed order
     */
    public String words() {
        return RuleWords.of(this);
    }

    /**
     * The same token, which must meet other clauses.
     *
     * @param others the clauses; empty for none
     * @return the same type, places and roles
     */
    public Demand withClauses(List<Clause> others) {
        return new Demand(type, header, cookie, evenIfRevoked, others, roles);
    }

    /**
     * The same token, of which one of other roles is needed.
     *
     * @param others the roles; empty for none
     * @return the same type, places and clauses
     */
    public Demand withRoles(List<String> others) {
        return new Demand(type, header, cookie, evenIfRevoked, clauses, others);
    }
}
