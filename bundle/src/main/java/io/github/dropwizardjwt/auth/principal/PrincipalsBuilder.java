package io.github.dropwizardjwt.auth.principal;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Collects {@link Principals}. Not thread-safe. */
public final class PrincipalsBuilder {
    /** Every principal is an instance of these, so that nobody could say whose parameter it is. */
    private static final Set<Class<?>> TOO_WIDE = Set.of(Object.class, java.security.Principal.class, Optional.class);

    private final Map<Class<?>, Lookups<Optional<?>>> lookups = new HashMap<>();
    private final Map<Class<?>, Function<Token, ?>> claims = new HashMap<>();
    private final Lookups<Set<String>> roles = new Lookups<>("The look-up of roles");
    private RoleHierarchy hierarchy = RoleHierarchy.of(Map.of());

    /**
     * Adds a type of the application, for this service's own subjects.
     *
     * @param type the type of the parameters
     * @param lookup finds the principal of a token; empty for a subject that is not known
     * @param <P> the type
     * @throws IllegalArgumentException if that is registered already, or the type cannot be distinguished from others
     */
    public <P> void add(Class<P> type, Function<? super Token, ? extends Optional<? extends P>> lookup) {
        lookupsOf(type).setOwn(lookup);
    }

    /**
     * Adds a type of the application, for the subjects of a trusted issuer.
     *
     * @param type the type of the parameters
     * @param issuer the {@code iss} claim of its tokens
     * @param lookup finds the principal of a token; empty for a subject that is not known
     * @param <P> the type
     * @throws IllegalArgumentException if that is registered already, or the type cannot be distinguished from others
     */
    public <P> void add(Class<P> type, String issuer, Function<? super Token, ? extends Optional<? extends P>> lookup) {
        lookupsOf(type).setOf(issuer, lookup);
    }

    private Lookups<Optional<?>> lookupsOf(Class<?> type) {
        checkType(type);
        if (claims.containsKey(type)) {
            throw registeredTwice(type);
        }
        return lookups.computeIfAbsent(type, unused -> new Lookups<>("The look-up of " + type.getSimpleName()));
    }

    /**
     * Adds a type that the claims are read as.
     *
     * @param type a record, or a class with a {@code @JsonCreator}
     * @param validation validates instances of it
     * @throws IllegalArgumentException if the type is registered already, or Jackson cannot create it
     */
    public void addClaims(Class<?> type, Function<Object, Set<ConstraintViolation<Object>>> validation) {
        checkType(type);
        if (lookups.containsKey(type) || claims.putIfAbsent(type, new TypedClaims<>(type, validation)) != null) {
            throw registeredTwice(type);
        }
    }

    private static void checkType(Class<?> type) {
        if (type == Token.class || type.isPrimitive() || TOO_WIDE.contains(type)) {
            throw new IllegalArgumentException("@Auth " + type.getSimpleName()
                    + " cannot be registered; register a type of the application, and ask for @Auth Token beside it");
        }
    }

    private static IllegalArgumentException registeredTwice(Class<?> type) {
        return new IllegalArgumentException(type.getName() + " is registered twice; register each type once");
    }

    /**
     * Sets the look-up of the roles of this service's own subjects, in place of the token's scopes.
     *
     * @param lookup returns the roles of a token
     * @throws IllegalArgumentException if it is set already
     */
    public void roles(Function<? super Token, ? extends Collection<String>> lookup) {
        roles.setOwn(token -> Set.copyOf(lookup.apply(token)));
    }

    /**
     * Sets the look-up of the roles of a trusted issuer's subjects, in place of the token's scopes.
     *
     * @param issuer the {@code iss} claim of its tokens
     * @param lookup returns the roles of a token
     * @throws IllegalArgumentException if it is set already
     */
    public void roles(String issuer, Function<? super Token, ? extends Collection<String>> lookup) {
        roles.setOf(issuer, token -> Set.copyOf(lookup.apply(token)));
    }

    /**
     * Sets which roles include others.
     *
     * @param includes for each role those that it includes
     * @throws IllegalArgumentException if a role is blank, or includes itself
     */
    public void roleHierarchy(Map<String, ? extends List<String>> includes) {
        this.hierarchy = RoleHierarchy.of(includes);
    }

    /**
     * What is wrong with a hierarchy of roles.
     *
     * @param includes for each role those that it includes
     * @return the problem and its cure, to be read after the setting's name; empty where there is none
     */
    public static Optional<String> problemOfRoleHierarchy(Map<String, ? extends List<String>> includes) {
        try {
            RoleHierarchy.of(includes);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /**
     * Builds the principals.
     *
     * @return the principals
     */
    public Principals build() {
        Map<Class<?>, Function<Token, ?>> all = new HashMap<>(claims);
        lookups.forEach((type, found) -> all.put(
                type,
                token -> found.of(token)
                        .flatMap(principal -> principal)
                        .orElseThrow(() -> new TokenRejectedException(Reason.UNKNOWN_SUBJECT, token))));
        return new Principals(all, new RoleLookup(roles, hierarchy));
    }
}
