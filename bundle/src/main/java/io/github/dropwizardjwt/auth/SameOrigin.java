package io.github.dropwizardjwt.auth;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Rejects requests that pages of other origins have caused, with 403, whether they carry a token or not: on the login
 * of a page, so that no other site can log a user in to somebody else's account. Methods that take a token from a
 * cookie need no such annotation. Other origins may be trusted in the {@code cookies:} section.
 *
 * <p>Stands on the resource method itself. Not on one for GET, HEAD or OPTIONS, which must not change anything.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SameOrigin {}
