package io.github.dropwizardjwt.auth;

import com.google.common.reflect.Parameter;
import com.google.common.reflect.TypeToken;
import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.token.Token;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.glassfish.jersey.server.model.AnnotatedMethod;

/** The {@code @Auth} parameters of a resource method, by type. */
final class AuthParameters {
    private final List<Type> types;

    private AuthParameters(List<Type> types) {
        this.types = types;
    }

    /**
     * Reads the parameters of a method as its resource class has them, type parameters resolved.
     *
     * @throws IllegalArgumentException if an overridden method has an {@code @Auth} that Jersey does not see
     */
    static AuthParameters of(Class<?> resource, Method method) {
        Annotation[][] annotations = new AnnotatedMethod(method).getParameterAnnotations();
        ResourceHierarchy.of(resource).overridden(method).forEach(overridden -> checkSeen(overridden, annotations));
        List<Parameter> parameters = TypeToken.of(resource).method(method).getParameters();
        return new AuthParameters(IntStream.range(0, parameters.size())
                .filter(i -> hasAuth(annotations[i]))
                .mapToObj(i -> parameters.get(i).getType().getType())
                .toList());
    }

    /** Jersey looks at overridden methods only if the overriding one has no JAX-RS annotations. */
    private static void checkSeen(Method overridden, Annotation[][] seen) {
        Annotation[][] declared = overridden.getParameterAnnotations();
        if (IntStream.range(0, seen.length).anyMatch(i -> hasAuth(declared[i]) && !hasAuth(seen[i]))) {
            String where = overridden.getDeclaringClass().getSimpleName();
            throw new IllegalArgumentException(
                    "its @Auth is only on the method that it overrides, of " + where + ", where Jersey "
                            + "does not look, so that the request's body could name any principal; repeat @Auth");
        }
    }

    private static boolean hasAuth(Annotation[] annotations) {
        return Arrays.stream(annotations).anyMatch(Auth.class::isInstance);
    }

    boolean hasToken() {
        return types.stream().anyMatch(AuthParameters::isToken);
    }

    boolean hasOptionalToken() {
        return types.stream().anyMatch(AuthParameters::isOptionalToken);
    }

    /** Whether one is of another principal, so that other authentication protects the method. */
    boolean hasOtherPrincipal() {
        return types.stream().anyMatch(type -> !isOfToken(type));
    }

    /** Whether the bundle injects parameters of this type. */
    static boolean isOfToken(Type type) {
        return isToken(type) || isOptionalToken(type);
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
