package io.github.dropwizardjwt.config;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name that is compared character by character: of an issuer or an audience, which may be any text (RFC 7519 §2). That
 * it is there and not blank is another constraint.
 */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = Names.REGEXP, message = Names.MESSAGE)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Name {
    /**
     * Not used: the message is that of the form.
     *
     * @return the message
     */
    String message() default "";

    /**
     * Groups of validation.
     *
     * @return none
     */
    Class<?>[] groups() default {};

    /**
     * Payload of validation.
     *
     * @return none
     */
    Class<? extends Payload>[] payload() default {};
}
