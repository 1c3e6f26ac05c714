package io.github.dropwizardjwt.auth;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A rule that is not enforced yet: requests that the enforced rule admits are also evaluated by this one, and counted
 * as admitted or rejected ({@code JwtEventListener.wouldReject}, the metrics {@code jwt.candidate.…}, one line in the
 * log per minute). It changes no response, whatever happens in it.
 *
 * <p>Stands beside {@link RequireToken}, {@code @PermitAll} or {@link Open}, or alone, and counts where a
 * {@code @RequireToken} in its place would apply: on a method, a class, an interface, a locator or another annotation,
 * of which the nearest applies. So a method with a {@code @RequireToken} or {@code @PermitAll} of its own has no
 * candidate of its class. On a locator it is evaluated when the locator's own rule has admitted the request, and beside
 * those of the methods below.
 *
 * <p>It is about the token that the enforced rule has demanded, of the type and from the place that this rule says.
 * Where none is demanded, it means a valid auth token in its usual place that meets the members below, and a request
 * without one would be rejected. Entries have the grammar of {@link RequireToken}; the application does not start if
 * one is malformed, or an unknown path parameter or check is named. Roles are evaluated by neither.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface CandidateToken {
    /**
     * The path parameter that must be equal to the token's subject, as with {@link RequireToken#sub()}.
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
     * Alternatives, at least one of which must hold in addition to all other members.
     *
     * @return the alternatives; empty to demand none
     */
    Rule[] anyOf() default {};

    /**
     * Checks of the application that must hold. They are called in the thread of the request, which waits for them: a
     * slow check slows it down. One that throws counts as a rejection with {@code Reason.UNAVAILABLE}.
     *
     * @return the names with which the checks are registered
     */
    String[] check() default {};

    /**
     * Claims that, if all of them hold, waive the other members but {@link #overrideScope()}.
     *
     * @return the entries, in the form of {@link RequireToken#override()}; empty for no override
     */
    String[] override() default {};

    /**
     * Scopes that, if all of them are granted, waive what {@link #override()} waives.
     *
     * @return the entries, in the form of {@link RequireToken#overrideScope()}; empty for no such override
     */
    String[] overrideScope() default {};
}
