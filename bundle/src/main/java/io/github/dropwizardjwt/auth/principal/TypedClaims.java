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
        String invalid = validation.apply(claims).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!invalid.isEmpty()) {
            throw rejected(token, invalid);
        }
        return claims;
    }

    private T read(Token token) {
        try {
            return MAPPER.convertValue(token.claims(), type);
        } catch (IllegalArgumentException e) {
            throw rejected(token, e.getCause() instanceof JsonMappingException failure ? names(failure) : "unknown");
        }
    }

    /** Its message would quote the value. */
    private static String names(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .map(String::valueOf)
                .collect(Collectors.joining("."));
    }

    private TokenRejectedException rejected(Token token, String names) {
        LOGGER.debug("The claims of a token are no {}: {}", type.getSimpleName(), names);
        return new TokenRejectedException(Reason.INVALID_CLAIMS, token);
    }
}
