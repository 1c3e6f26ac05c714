package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.AnnotationReader.Declaration;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the security annotations that apply to a resource method, among those of its class and of everything the class
 * extends and implements. Jersey's own lookup misses annotations of an overridden method as soon as the overriding one
 * has a JAX-RS annotation, and those of superclasses: methods would be open that look protected.
 */
final class Declarations {
    private Declarations() {}

    /**
     * The declaration about tokens: {@link RequireToken} or {@code @PermitAll}.
     *
     * @throws IllegalArgumentException if two declarations at the same distance conflict
     */
    static Optional<Declaration> ofToken(Class<?> resource, Method method) {
        return find(resource, method, AnnotationReader::token).map(Found::declaration);
    }

    /**
     * The declaration about roles: {@code @RolesAllowed}, {@code @DenyAll} or {@code @PermitAll}.
     *
     * @return the roles of which a caller must have one, an empty set to deny everybody; empty where no role is needed
     * @throws IllegalArgumentException if two declarations at the same distance conflict
     */
    static Optional<Set<String>> rolesOf(Class<?> resource, Method method) {
        return find(resource, method, AnnotationReader::roles)
                .map(Found::declaration)
                .map(declaration -> declaration instanceof AnnotationReader.Roles roles ? roles.allowed() : null);
    }

    /**
     * The nearest declaration; those of methods come before those of classes. {@code @PermitAll} on a method lifts the
     * declarations of its own class and of those above, but not that of another class, whose author may not know of it.
     */
    static Optional<Found> find(Class<?> resource, Method method, Reader reader) {
        ResourceHierarchy hierarchy = ResourceHierarchy.of(resource);
        Optional<Found> onMethod = nearest(hierarchy, type -> hierarchy.overridden(method, type), reader);
        Optional<Found> onClass = nearest(hierarchy, type -> type, reader);
        boolean lifts = onMethod.isPresent()
                && (!(onMethod.get().declaration instanceof AnnotationReader.Permitted)
                        || onClass.isEmpty()
                        || onClass.get().type.isAssignableFrom(onMethod.get().type));
        return lifts ? onMethod : onClass;
    }

    /** Reads the annotations of one element. */
    @FunctionalInterface
    interface Reader {
        Optional<Declaration> read(AnnotatedElement element);
    }

    /**
     * A declaration that was found.
     *
     * @param type the type that has it, itself or on a method
     * @param elements the elements that have it: several, where types at the same distance declare the same
     */
    record Found(Declaration declaration, Class<?> type, Set<AnnotatedElement> elements) {}

    private static Optional<Found> nearest(
            ResourceHierarchy hierarchy, Function<Class<?>, @Nullable AnnotatedElement> elementOf, Reader reader) {
        for (Set<Class<?>> level : hierarchy.levels()) {
            Map<Declaration, Class<?>> declarations = new LinkedHashMap<>();
            Set<AnnotatedElement> elements = new HashSet<>();
            for (Class<?> type : level) {
                AnnotatedElement element = elementOf.apply(type);
                if (element != null) {
                    reader.read(element).ifPresent(declaration -> {
                        declarations.put(declaration, type);
                        elements.add(element);
                    });
                }
            }
            if (declarations.size() > 1) {
                throw new IllegalArgumentException("it inherits conflicting annotations from several types; annotate "
                        + "the method or class itself");
            }
            Optional<Found> found = declarations.entrySet().stream()
                    .map(entry -> new Found(entry.getKey(), entry.getValue(), elements))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
