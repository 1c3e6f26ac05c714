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
 * An issuer or an audience (RFC 7519 §4.1.1, §4.1.3): any text that is compared character by character, without control
 * characters, and without blanks at its beginning and end. That it is not missing or blank is another constraint.
 */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = Name.Form.REGEXP, message = Name.Form.MESSAGE)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Name {
    /**
     * Not used: the message is that of the pattern.
     *
     * @return the message
     */
    String message() default "";

    /**
     * The validation groups.
     *
     * @return none
     */
    Class<?>[] groups() default {};

    /**
     * The payload.
     *
     * @return none
     */
    Class<? extends Payload>[] payload() default {};

    /** The form of a name. Thread-safe. */
    final class Form {
        /** Accepts what is blank, which is reported by another constraint. */
        static final String REGEXP = "\\s*|[^\\s\\p{Cc}]([^\\p{Cc}]*[^\\s\\p{Cc}])?";

        static final String MESSAGE =
                "must have no control characters in it, and no blanks around it; write it on one line";

        private static final java.util.regex.Pattern COMPILED = java.util.regex.Pattern.compile(REGEXP);

        private Form() {}

        /**
         * Whether a text satisfies all constraints on a name.
         *
         * @param text the text
         * @return whether it is not blank and has the form
         */
        public static boolean matches(String text) {
            return !text.isBlank() && COMPILED.matcher(text).matches();
        }
    }
}
