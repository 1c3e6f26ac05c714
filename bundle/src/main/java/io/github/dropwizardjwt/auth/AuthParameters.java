package io.github.dropwizardjwt.auth;

import com.google.common.reflect.Parameter;
import com.google.common.reflect.TypeToken;
import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.principal.Principals;
import io.github.dropwizardjwt.token.Token;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.glassfish.jersey.server.model.AnnotatedMethod;

/** The {@code @Auth} parameters of a resource method, by type. */
final class AuthParameters {
    private final List<Type> types;
    private final Principals principals;

    private AuthParameters(List<Type> types, Principals principals) {
        this.types = types;
        this.principals = principals;
    }

    /**
     * Reads the parameters of a method as its resource class has them, type parameters resolved.
     *
     * @param principals the types that the bundle injects
     * @throws IllegalArgumentException if an overridden method has an {@code @Auth} that Jersey does not see
     */
    static AuthParameters of(Class<?> resource, Method method, Principals principals) {
        Annotation[][] annotations = new AnnotatedMethod(method).getParameterAnnotations();
        ResourceHierarchy.of(resource).overridden(method).forEach(overridden -> checkSeen(overridden, annotations));
        if (Arrays.stream(annotations).noneMatch(AuthParameters::hasAuth)) {
            return new AuthParameters(List.of(), principals); // As most methods: their types need not be resolved.
        }
        List<Parameter> parameters = TypeToken.of(resource).method(method).getParameters();
        List<Type> types = IntStream.range(0, parameters.size())
                .filter(i -> hasAuth(annotations[i]))
                .mapToObj(i -> parameters.get(i).getType().getType())
                .toList();
        return new AuthParameters(types, principals);
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

    /** The name of the first injected principal that is not optional. */
    Optional<String> required() {
        return nameOfFirst(principals::isPrincipal);
    }

    /** The name of the first injected principal that is optional. */
    Optional<String> optional() {
        return nameOfFirst(principals::isOptional);
    }

    private Optional<String> nameOfFirst(Predicate<Type> kind) {
        return types.stream()
                .filter(kind)
                .map(type -> Principals.asked(type).getSimpleName())
                .findFirst();
    }

    /** The application's types among them. */
    List<Class<?>> lookedUp() {
        return types.stream()
                .filter(principals::inject)
                .<Class<?>>map(Principals::asked)
                .filter(type -> type != Token.class)
                .distinct()
                .toList();
    }

    /**
     * Whether one is of another principal and optional: Dropwizard's filter then admits requests that it cannot
     * authenticate.
     */
    boolean hasOptionalOther() {
        return types.stream()
                .anyMatch(type -> !principals.inject(type) && TypeToken.of(type).getRawType() == Optional.class);
    }

    /** Whether one is of another principal, so that other authentication protects the method. */
    boolean hasOtherPrincipal() {
        return types.stream().anyMatch(type -> !principals.inject(type));
    }
}
