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
import org.jspecify.annotations.Nullable;

/** Collects {@link Principals}. Not thread-safe. */
public final class PrincipalsBuilder {
    /** Every principal is an instance of these, so that nobody could say whose parameter it is. */
    private static final Set<Class<?>> TOO_WIDE = Set.of(Object.class, java.security.Principal.class, Optional.class);

    private final Map<Class<?>, Function<Token, ?>> lookups = new HashMap<>();
    private @Nullable Function<Token, ? extends Collection<String>> roles;
    private RoleHierarchy hierarchy = RoleHierarchy.of(Map.of());

    /**
     * Adds a type of the application.
     *
     * @param type the type of the parameters
     * @param lookup finds the principal of a token; empty for a subject that is not known
     * @param <P> the type
     * @throws IllegalArgumentException if the type is registered already, or cannot be distinguished from others
     */
    public <P> void add(Class<P> type, Function<? super Token, ? extends Optional<? extends P>> lookup) {
        Lookup<Optional<? extends P>> found = new Lookup<>("The look-up of " + type.getSimpleName(), lookup);
        put(
                type,
                token -> found.apply(token)
                        .orElseThrow(() -> new TokenRejectedException(Reason.UNKNOWN_SUBJECT, token)));
    }

    /**
     * Adds a type that the claims are read as.
     *
     * @param type a record, or a class with a {@code @JsonCreator}
     * @param validation validates instances of it
     * @throws IllegalArgumentException if the type is registered already, or Jackson cannot create it
     */
    public void addClaims(Class<?> type, Function<Object, Set<ConstraintViolation<Object>>> validation) {
        put(type, new TypedClaims<>(type, validation));
    }

    private void put(Class<?> type, Function<Token, ?> lookup) {
        if (type == Token.class || type.isPrimitive() || TOO_WIDE.contains(type)) {
            throw new IllegalArgumentException("@Auth " + type.getSimpleName()
                    + " cannot be registered; register a type of the application, and ask for @Auth Token beside it");
        }
        if (lookups.putIfAbsent(type, lookup) != null) {
            throw new IllegalArgumentException(type.getName() + " is registered twice; register each type once");
        }
    }

    /**
     * Sets the look-up of roles, in place of the token's scopes.
     *
     * @param lookup returns the roles of a token
     */
    public void roles(Function<? super Token, ? extends Collection<String>> lookup) {
        this.roles = new Lookup<Collection<String>>("The look-up of roles", lookup);
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
     * Builds the principals.
     *
     * @return the principals
     */
    public Principals build() {
        return new Principals(lookups, new RoleLookup(roles, hierarchy));
    }
}
