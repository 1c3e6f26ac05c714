package io.github.dropwizardjwt.auth;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets everybody in, as {@code @PermitAll} does, and says why: {@code @Open("users log in here")}. The reason stands in
 * the list of routes, for those who review it. With {@code openNeedsReason: true} the application does not start while
 * an open resource method has none.
 *
 * <p>May be placed where {@code @PermitAll} may: on a resource method or a resource class, also of a superclass or an
 * interface. On a method it lifts the {@link RequireToken} of its class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Open {
    /**
     * Why everybody may call the method.
     *
     * @return the reason, not blank
     */
    String value();
}
