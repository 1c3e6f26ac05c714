package io.github.dropwizardjwt.auth;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One alternative of {@link RequireToken#anyOf()}: {@code anyOf = {@Rule(sub = "id"), @Rule(scope = "tenant-admin")}}.
 * All its members must hold; a rule without any stops the start.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Rule {
    /**
     * The path parameter that must be equal to the token's subject.
     *
     * @return the parameter's name without braces; empty for none
     */
    String sub() default "";

    /**
     * The scopes that must be granted.
     *
     * @return the entries, in the form of {@link RequireToken#scope()}
     */
    String[] scope() default {};

    /**
     * The claims that must hold.
     *
     * @return the entries, in the form of {@link RequireToken#claims()}
     */
    String[] claims() default {};

    /**
     * The checks that must hold; asked after the other members, and after the rules without checks.
     *
     * @return the names with which the checks are registered
     */
    String[] check() default {};
}
