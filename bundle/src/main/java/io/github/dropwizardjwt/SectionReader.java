package io.github.dropwizardjwt;

import io.dropwizard.configuration.ConfigurationValidationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@code jwt:} section in a configuration, and validates it.
 *
 * @param section returns the section; null where there is none
 */
record SectionReader<C>(Function<? super C, @Nullable JwtConfiguration> section) {
    /**
     * Reads the section.
     *
     * @throws ConfigurationValidationException if a setting is not usable
     * @throws IllegalStateException if the section is missing
     */
    JwtConfiguration read(C configuration, Validator validator) throws ConfigurationValidationException {
        JwtConfiguration settings = section.apply(configuration);
        if (settings == null) {
            throw new IllegalStateException(
                    "The configuration has no jwt section; it needs at least issuer, algorithm and a key, or trustedIssuers");
        }
        // Dropwizard validates the section only where the application's field is annotated with @Valid.
        Set<ConstraintViolation<JwtConfiguration>> violations = validator.validate(settings);
        if (!violations.isEmpty()) {
            throw new ConfigurationValidationException("jwt", violations);
        }
        return settings;
    }
}
