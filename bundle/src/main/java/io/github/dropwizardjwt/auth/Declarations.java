package io.github.dropwizardjwt.auth;

import com.google.common.reflect.TypeToken;
import jakarta.annotation.security.PermitAll;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
     * The nearest declaration; those of methods come before those of classes. {@code @PermitAll} on a method lifts the
     * requirement of its own class and of what that extends, not that of a class further down, whose author may not know
     * of it.
     *
     * @throws IllegalArgumentException if two declarations contradict each other at the same distance
     */
    static Optional<Declaration> find(Class<?> resource, Method method) {
        List<Set<Class<?>>> levels = levels(resource);
        Found onMethod = nearest(levels, type -> overridden(TypeToken.of(resource), type, method));
        Found onClass = nearest(levels, type -> type);
        if (onMethod.declaration == null
                || (onMethod.declaration instanceof Declaration.Permitted && onClass.distance < onMethod.distance)) {
            return Optional.ofNullable(onClass.declaration);
        }
        return Optional.of(onMethod.declaration);
    }

    private record Found(@Nullable Declaration declaration, int distance) {}

    private static Found nearest(List<Set<Class<?>>> levels, Function<Class<?>, @Nullable AnnotatedElement> elementOf) {
        for (int distance = 0; distance < levels.size(); distance++) {
            Set<Declaration> declarations = new LinkedHashSet<>();
            for (Class<?> type : levels.get(distance)) {
                AnnotatedElement element = elementOf.apply(type);
                if (element != null) {
                    on(element).ifPresent(declarations::add);
                }
            }
            if (declarations.size() > 1) {
                throw new IllegalArgumentException("what it inherits from several types contradicts itself; annotate "
                        + "the method or class itself");
            }
            if (!declarations.isEmpty()) {
                return new Found(declarations.iterator().next(), distance);
            }
        }
        return new Found(null, levels.size());
    }

    /** The class; what it extends and implements; what these do; and so on. */
    private static List<Set<Class<?>>> levels(Class<?> resource) {
        List<Set<Class<?>>> levels = new ArrayList<>();
        Set<Class<?>> seen = new HashSet<>();
        Set<Class<?>> level = Set.of(resource);
        while (!level.isEmpty()) {
            levels.add(level);
            seen.addAll(level);
            Set<Class<?>> next = new LinkedHashSet<>();
            for (Class<?> type : level) {
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                        .filter(above -> !seen.contains(above))
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

    private static Optional<Declaration> on(AnnotatedElement element) {
        RequireToken direct = element.getDeclaredAnnotation(RequireToken.class);
        Set<RequireToken> requirements = direct == null ? composed(element) : Set.of(direct);
        if (requirements.size() > 1) {
            throw new IllegalArgumentException("several of its annotations carry a @RequireToken");
        }
        boolean permitted = element.isAnnotationPresent(PermitAll.class);
        if (permitted && !requirements.isEmpty()) {
            throw new IllegalArgumentException("@RequireToken and @PermitAll stand side by side");
        }
        if (permitted) {
            return Optional.of(new Declaration.Permitted());
        }
        return requirements.stream().findFirst().map(Declaration.Required::new);
    }

    /** The requirements that stand on an element's annotations, or on these annotations' annotations. */
    private static Set<RequireToken> composed(AnnotatedElement element) {
        Set<RequireToken> requirements = new LinkedHashSet<>();
        collect(element, requirements, new HashSet<>());
        return requirements;
    }

    private static void collect(
            AnnotatedElement element, Set<RequireToken> requirements, Set<Class<? extends Annotation>> seen) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (seen.add(type)) {
                RequireToken requirement = type.getDeclaredAnnotation(RequireToken.class);
                if (requirement == null) {
                    collect(type, requirements, seen);
                } else {
                    requirements.add(requirement);
                }
            }
        }
    }
}
