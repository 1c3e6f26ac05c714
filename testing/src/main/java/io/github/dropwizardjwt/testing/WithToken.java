package io.github.dropwizardjwt.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a test a {@code WebTarget} or a {@code Client} of Jakarta REST as a parameter, which sends a token with each
 * request: {@code @Test @WithToken(sub = "alice", scope = "admin") void admits(WebTarget service)}. The target is the
 * address of the application. May be placed on a test method, a test class, or another annotation, such as an
 * {@code @AsAdmin} of the project; the nearest one counts.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface WithToken {
    /**
     * The subject.
     *
     * @return the {@code sub} claim
     */
    String sub();

    /**
     * The scopes, as {@code @RequireToken} demands them.
     *
     * @return {@code name} or {@code name=value}
     */
    String[] scope() default {};

    /**
     * The claims, as {@code @RequireToken} demands them.
     *
     * @return {@code name}, which is true then, or {@code name=value}, with JSON where the value can be read as JSON
     */
    String[] claims() default {};

    /**
     * In what way the token is invalid.
     *
     * @return one kind; empty for a valid token
     */
    Forgery[] forged() default {};

    /**
     * The cookie that carries it, in requests that come from no page of another origin.
     *
     * @return the cookie's name; empty for the {@code Authorization} header
     */
    String cookie() default "";
}
