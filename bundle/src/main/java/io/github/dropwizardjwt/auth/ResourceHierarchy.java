package io.github.dropwizardjwt.auth;

import com.google.common.reflect.TypeToken;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource class with all that it extends and implements.
 *
 * @param type the resource class, whose type arguments are known
 * @param levels the class; what it extends and implements; what these do; and so on
 */
record ResourceHierarchy(TypeToken<?> type, List<Set<Class<?>>> levels) {
    /** Cached, since it is asked for several times for each method of a class. */
    private static final ClassValue<ResourceHierarchy> KNOWN = new ClassValue<>() {
        @Override
        protected ResourceHierarchy computeValue(Class<?> resource) {
            return follow(resource);
        }
    };

    static ResourceHierarchy of(Class<?> resource) {
        return KNOWN.get(resource);
    }

    private static ResourceHierarchy follow(Class<?> resource) {
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
        return new ResourceHierarchy(TypeToken.of(resource), levels);
    }

    /** The method, and all those of superclasses and interfaces that it overrides or implements, the nearest first. */
    Stream<Method> overridden(Method method) {
        return levels.stream().flatMap(Set::stream).flatMap(in -> Stream.ofNullable(overridden(method, in)));
    }

    /**
     * The method of a type that a resource method is or overrides, type parameters resolved; null where it has none.
     */
    @Nullable
    Method overridden(Method method, Class<?> in) {
        for (Method candidate : in.getDeclaredMethods()) {
            if (candidate.equals(method)) {
                return candidate;
            }
            if (candidate.getName().equals(method.getName())
                    && candidate.getParameterCount() == method.getParameterCount()
                    && !candidate.isBridge()
                    && !Modifier.isStatic(candidate.getModifiers())
                    && !Modifier.isPrivate(candidate.getModifiers())
                    && Arrays.equals(parameterTypes(candidate), parameterTypes(method))) {
                return candidate;
            }
        }
        return null;
    }

    private Class<?>[] parameterTypes(Method method) {
        return type.method(method).getParameters().stream()
                .map(parameter -> parameter.getType().getRawType())
                .toArray(Class<?>[]::new);
    }
}
