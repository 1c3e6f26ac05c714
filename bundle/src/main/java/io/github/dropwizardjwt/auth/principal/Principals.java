package io.github.dropwizardjwt.auth.principal;

import io.github.dropwizardjwt.token.Token;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The types that are injected with {@code @Auth}, {@link Token} and those of the application, and the roles of tokens.
 * Immutable and thread-safe.
 */
public final class Principals {
    private final Map<Class<?>, Function<Token, ?>> lookups;
    private final RoleLookup roles;

    Principals(Map<Class<?>, Function<Token, ?>> lookups, RoleLookup roles) {
        this.lookups = Map.copyOf(lookups);
        this.roles = roles;
    }

    /**
     * The caller that a token stands for.
     *
     * @param token a verified token
     * @return the caller, for one request
     */
    public Caller callerOf(Token token) {
        return new Caller(token, this);
    }

    /**
     * Whether {@code @Auth} parameters of a type are injected: a principal, or {@code Optional} of one. Types are
     * compared exactly: a supertype could be another principal's, too.
     *
     * @param type the type of the parameter
     * @return whether it is
     */
    public boolean inject(Type type) {
        return isPrincipal(type) || isOptional(type);
    }

    /**
     * Whether a type is that of a principal, and not {@code Optional}.
     *
     * @param type the type of a parameter
     * @return whether it is
     */
    public boolean isPrincipal(Type type) {
        return type == Token.class || (type instanceof Class<?> && lookups.containsKey(type));
    }

    /**
     * Whether a type is {@code Optional} of a principal.
     *
     * @param type the type of a parameter
     * @return whether it is
     */
    public boolean isOptional(Type type) {
        return type instanceof ParameterizedType parameterized
                && parameterized.getRawType() == Optional.class
                && isPrincipal(parameterized.getActualTypeArguments()[0]);
    }

    /**
     * The principal that a type asks for.
     *
     * @param type the type of a parameter that is injected
     * @return the type itself, or what it is {@code Optional} of
     */
    public static Class<?> asked(Type type) {
        return (Class<?>)
                (type instanceof ParameterizedType parameterized ? parameterized.getActualTypeArguments()[0] : type);
    }

    Object find(Class<?> type, Token token) {
        Function<Token, ?> lookup = lookups.get(type);
        if (lookup == null) {
            throw new IllegalArgumentException(
                    type.getName() + " is not registered; call JwtBundle.withPrincipal or withClaims with it");
        }
        return lookup.apply(token);
    }

    boolean hasRole(String role, Caller caller) {
        return roles.hasRole(role, caller);
    }
}
