package io.github.dropwizardjwt.auth.route;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource method, a guarded path outside Jersey, or a servlet, and who reaches it. Immutable.
 *
 * @param verb the HTTP method; {@code *} for any
 * @param path the path template with the context path and {@code rootPath}
 * @param access who reaches it
 * @param demands what its token must meet: those of the sub-resource locators above, outermost first, then its own;
 *     empty where no token is demanded
 * @param place the resource method, and the type or method whose annotation counts if it is another one, as in
 *     {@code UserResource#greet via interface Secured}; {@code -} outside Jersey
 * @param candidate the rule of its {@code @CandidateToken} in words, which is counted and not enforced; empty for none
 * @param reason why everybody may reach it, from {@code @Open}; empty where nothing says so
 * @param note what else there is to say, as which servlet it is; may be empty
 * @param consumes the media types that it accepts; empty for any
 * @param produces the media types that it returns; empty for any
 */
public record Route(
        String verb,
        String path,
        Access access,
        List<Demand> demands,
        String place,
        Optional<String> candidate,
        Optional<String> reason,
        String note,
        List<String> consumes,
        List<String> produces) {
    /** Copies the lists. */
    public Route {
        demands = List.copyOf(demands);
        consumes = List.copyOf(consumes);
        produces = List.copyOf(produces);
    }

    /**
     * The same below a base path.
     *
     * @param base a path without a slash at its end; empty for the root
     * @return the route
     */
    public Route below(String base) {
        return new Route(verb, base + path, access, demands, place, candidate, reason, note, consumes, produces);
    }

    /**
     * The same behind guards that every request passes before.
     *
     * @param before what they demand; empty for none
     * @return the route
     */
    public Route behind(List<Demand> before) {
        if (before.isEmpty() || access == Access.DENIED) {
            return this;
        }
        List<Demand> all = Stream.concat(before.stream(), demands.stream()).toList();
        Access reached = access == Access.UNKNOWN ? access : Access.TOKEN;
        return new Route(verb, path, reached, all, place, candidate, reason, note, consumes, produces);
    }

    /**
     * Whether a resource method is the one that this route calls.
     *
     * @param resource class and method, as in {@code UserResource#greet}
     * @return whether the place begins with it
     */
    public boolean isOf(String resource) {
        return place.equals(resource) || place.startsWith(resource + " ");
    }

    /**
     * The rule in words, as in {@code token sub={username} unless admin}.
     *
     * @return what the route demands, in a fixed order
     */
    public String rule() {
        return RuleWords.of(this);
    }

    @Override
    public String toString() {
        return verb + " " + path + " " + rule();
    }
}
