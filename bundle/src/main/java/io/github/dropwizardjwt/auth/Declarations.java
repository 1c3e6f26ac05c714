package io.github.dropwizardjwt.auth;

import com.google.common.reflect.TypeToken;
import io.github.dropwizardjwt.auth.AnnotationReader.Declaration;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what counts for a resource method among the annotations of its class and of everything the class extends and
 * implements. Jersey's own look-up misses annotations of an overridden method as soon as the overriding one has a JAX-RS
 * annotation, and those of superclasses: methods would be open that look protected.
 */
final class Declarations {
    private Declarations() {}

    /**
     * What counts about tokens: {@link RequireToken} or {@code @PermitAll}.
     *
     * @throws IllegalArgumentException if two declarations contradict each other at the same distance
     */
    static Optional<Declaration> ofToken(Class<?> resource, Method method) {
        return find(resource, method, AnnotationReader::token);
    }

    /**
     * What counts about roles: {@code @RolesAllowed}, {@code @DenyAll} or {@code @PermitAll}.
     *
     * @return the roles of which a caller must have one, none to let nobody in; empty where no role is needed
     * @throws IllegalArgumentException if two declarations contradict each other at the same distance
     */
    static Optional<Set<String>> rolesOf(Class<?> resource, Method method) {
        return find(resource, method, AnnotationReader::roles)
                .map(declaration -> declaration instanceof AnnotationReader.Roles roles ? roles.allowed() : null);
    }

    /**
     * The nearest declaration; those of methods come before those of classes. {@code @PermitAll} on a method lifts what
     * its own class and those above demand. It does not lift what another class demands, whose author may not know of it.
     */
    private static Optional<Declaration> find(Class<?> resource, Method method, Reader reader) {
        List<Set<Class<?>>> levels = levels(resource);
        TypeToken<?> context = TypeToken.of(resource);
        Optional<Found> onMethod = nearest(levels, type -> overridden(context, type, method), reader);
        Optional<Found> onClass = nearest(levels, type -> type, reader);
        boolean lifts = onMethod.isPresent()
                && (!(onMethod.get().declaration instanceof AnnotationReader.Permitted)
                        || onClass.isEmpty()
                        || onClass.get().type.isAssignableFrom(onMethod.get().type));
        return (lifts ? onMethod : onClass).map(Found::declaration);
    }

    /** The method, and all those of superclasses and interfaces that it overrides or implements, the nearest first. */
    static Stream<Method> overridden(Class<?> resource, Method method) {
        TypeToken<?> context = TypeToken.of(resource);
        return levels(resource).stream()
                .flatMap(Set::stream)
                .flatMap(type -> Stream.ofNullable(overridden(context, type, method)));
    }

    @FunctionalInterface
    private interface Reader {
        Optional<Declaration> read(AnnotatedElement element);
    }

    private record Found(Declaration declaration, Class<?> type) {}

    private static Optional<Found> nearest(
            List<Set<Class<?>>> levels, Function<Class<?>, @Nullable AnnotatedElement> elementOf, Reader reader) {
        for (Set<Class<?>> level : levels) {
            Map<Declaration, Class<?>> declarations = new LinkedHashMap<>();
            for (Class<?> type : level) {
                AnnotatedElement element = elementOf.apply(type);
                if (element != null) {
                    reader.read(element).ifPresent(declaration -> declarations.put(declaration, type));
                }
            }
            if (declarations.size() > 1) {
                throw new IllegalArgumentException("what it inherits from several types contradicts itself; annotate "
                        + "the method or class itself");
            }
            Optional<Found> found = declarations.entrySet().stream()
                    .map(entry -> new Found(entry.getKey(), entry.getValue()))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The class; what it extends and implements; what these do; and so on. */
    private static List<Set<Class<?>>> levels(Class<?> resource) {
        List<Set<Class<?>>> levels = new ArrayList<>();
        Set<Class<?>> level = Set.of(resource);
        while (!level.isEmpty()) {
            levels.add(level);
            Set<Class<?>> next = new LinkedHashSet<>();
            for (Class<?> type : level) {
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                        .forEach(next::add);
            }
            level = next;
        }
        return levels;
    }

    /** The method of a type that a resource method is or overrides, type parameters resolved; null where it has none. */
    private static @Nullable Method overridden(TypeToken<?> resource, Class<?> type, Method method) {
        for (Method candidate : type.getDeclaredMethods()) {
            if (candidate.equals(method)) {
                return candidate;
            }
            if (candidate.getName().equals(method.getName())
                    && candidate.getParameterCount() == method.getParameterCount()
                    && !candidate.isBridge()
                    && !Modifier.isStatic(candidate.getModifiers())
                    && !Modifier.isPrivate(candidate.getModifiers())
                    && Arrays.equals(parameterTypes(resource, candidate), parameterTypes(resource, method))) {
                return candidate;
            }
        }
        return null;
    }

    private static Class<?>[] parameterTypes(TypeToken<?> resource, Method method) {
        return resource.method(method).getParameters().stream()
                .map(parameter -> parameter.getType().getRawType())
                .toArray(Class<?>[]::new);
    }
}
