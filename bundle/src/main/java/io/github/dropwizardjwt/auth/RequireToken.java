package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.TokenType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The request must carry a valid token that meets the given requirements.
 *
 * <p>Stands on a method, a class (for all its resource methods, own or inherited), a method or class these override or
 * extend, an interface, a sub-resource locator (for everything below it), or another annotation. The nearest one counts,
 * whole; one on a method comes before any on a class. {@code @PermitAll} on a method lifts that of its class. A
 * locator is guarded before its parameters are converted. Fields and constructors of resource classes are not guarded:
 * what converts a {@code @PathParam} there runs for everybody.
 *
 * <p>Entries of {@link #scope()}, {@link #claims()} and {@link #override()} are either {@code name}, which asks for a
 * grant, or {@code name=value}. The value is JSON where it can be read as JSON ({@code level=3}, {@code roles=["a"]}),
 * else text ({@code test=some value}), or {@code {param}}, the decoded value of that path parameter. The claim must
 * contain the value as PostgreSQL's {@code jsonb @>} has it: an object each member, an array each element, a number its
 * equal. All entries must hold. Entries that are malformed or name unknown path parameters keep the application from
 * starting.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface RequireToken {
    /**
     * The path parameter that must be equal to the token's subject.
     *
     * @return the parameter's name without braces; empty for none
     */
    String sub() default "";

    /**
     * What the {@code scope} claim must grant: with {@code name}, a space-separated string or an array holds the name,
     * or an object has it as {@code true}; with {@code name=value}, an object's member contains the value.
     *
     * @return the entries
     */
    String[] scope() default {};

    /**
     * What the claims must hold: with {@code name}, the claim is {@code true}; with {@code name=value}, it contains the
     * value.
     *
     * @return the entries
     */
    String[] claims() default {};

    /**
     * Claims that let the request in without {@link #sub()}, {@link #scope()} and {@link #claims()}, if all of them
     * hold.
     *
     * @return the entries, read as those of {@link #claims()}; empty for no such way
     */
    String[] override() default {};

    /**
     * The type of token.
     *
     * @return the only accepted one
     */
    TokenType type() default TokenType.AUTH;

    /**
     * Whether a token is good here although it was revoked or its session is over: after a logout, or once a refresh
     * token was stolen and used twice, until the token expires. The session store is not asked, so the method is served
     * while the store is down. For methods that show nothing and change nothing that such a caller may not see or change.
     * Below a locator it holds for methods that have no requirement of their own.
     *
     * @return whether the session store is left out; without one it makes no difference
     */
    boolean evenIfRevoked() default false;

    /**
     * Where the request carries the token.
     *
     * @return the only place that is looked at
     */
    TokenLocation location() default TokenLocation.HEADER;

    /**
     * The name of the cookie.
     *
     * @return a name with {@link TokenLocation#COOKIE}, else empty
     */
    String cookie() default "";
}
