package io.github.dropwizardjwt.auth.principal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.validation.ConstraintViolation;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the claims of tokens as a type of the application, and validates them.
 *
 * @param <T> a record, or a class with a {@link JsonCreator}
 */
final class TypedClaims<T> implements Function<Token, T> {
    private static final Logger LOGGER = LoggerFactory.getLogger(TypedClaims.class);
    private static final ObjectMapper MAPPER = ClaimsMapper.create();

    private final Class<T> type;
    private final Function<Object, Set<ConstraintViolation<Object>>> validation;

    /**
     * Reads claims as a type.
     *
     * @throws IllegalArgumentException if Jackson cannot create it
     */
    TypedClaims(Class<T> type, Function<Object, Set<ConstraintViolation<Object>>> validation) {
        if (!type.isRecord() && !hasCreator(type)) {
            throw new IllegalArgumentException(type.getName()
                    + " is neither a record nor has a constructor or method with @JsonCreator, so that claims cannot be "
                    + "read as it");
        }
        this.type = type;
        this.validation = validation;
    }

    private static boolean hasCreator(Class<?> type) {
        Stream<Executable> makers =
                Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()));
        return makers.anyMatch(maker -> maker.isAnnotationPresent(JsonCreator.class));
    }

    @Override
    public T apply(Token token) {
        T claims = read(token);
        Set<ConstraintViolation<Object>> violations = validation.apply(claims);
        if (!violations.isEmpty()) {
            throw rejected(token, names(violations));
        }
        return claims;
    }

    private T read(Token token) {
        try {
            return MAPPER.convertValue(token.claims(), type);
        } catch (IllegalArgumentException e) {
            throw rejected(token, e.getCause() instanceof JsonMappingException failure ? name(failure) : "as a whole");
        }
    }

    /** Names of the type only: those further down a path may be keys of a map, which the token has chosen. */
    private static String names(Set<ConstraintViolation<Object>> violations) {
        return violations.stream()
                .map(violation -> violation.getPropertyPath().iterator().next().getName())
                // The violation of a constraint on the type itself has none.
                .map(name -> Objects.requireNonNullElse(name, "as a whole"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Its message would quote the value. */
    private static String name(JsonMappingException failure) {
        return failure.getPath().stream()
                .findFirst()
                .map(JsonMappingException.Reference::getFieldName)
                .orElse("as a whole");
    }

    private TokenRejectedException rejected(Token token, String names) {
        LOGGER.debug("The claims of a token are no {}: {}", type.getSimpleName(), names);
        return new TokenRejectedException(Reason.INVALID_CLAIMS, token);
    }
}
