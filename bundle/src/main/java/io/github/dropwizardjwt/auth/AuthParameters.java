package io.github.dropwizardjwt.auth;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.token.Token;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.server.model.AnnotatedMethod;

/** The {@code @Auth} parameters of a resource method, by what they ask for. */
final class AuthParameters {
    private final List<Type> types;

    private AuthParameters(List<Type> types) {
        this.types = types;
    }

    static AuthParameters of(AnnotatedMethod method) {
        Type[] parameters = method.getGenericParameterTypes();
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            if (Arrays.stream(method.getParameterAnnotations()[i]).anyMatch(Auth.class::isInstance)) {
                types.add(parameters[i]);
            }
        }
        return new AuthParameters(types);
    }

    boolean haveToken() {
        return types.stream().anyMatch(AuthParameters::isToken);
    }

    boolean haveOptionalToken() {
        return types.stream().anyMatch(AuthParameters::isOptionalToken);
    }

    /** Whether one asks for another principal, so that another way of authentication is at work. */
    boolean haveOtherPrincipal() {
        return types.stream().anyMatch(type -> !isToken(type) && !isOptionalToken(type));
    }

    static boolean isToken(Type type) {
        return type == Token.class;
    }

    static boolean isOptionalToken(Type type) {
        return type instanceof ParameterizedType parameterized
                && parameterized.getRawType() == Optional.class
                && parameterized.getActualTypeArguments()[0] == Token.class;
    }
}
