package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.AnnotationReader.Declaration;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The requirements that apply to a resource method together: the nearest, and those that {@code inherit = true} adds.
 * Not thread-safe.
 */
final class Inheritance {
    private final Class<?> resource;
    private final Method method;
    private final List<RequireToken> together = new ArrayList<>();
    /** The elements whose annotations are among them. */
    private final Set<AnnotatedElement> passed = new HashSet<>();

    private Inheritance(Class<?> resource, Method method) {
        this.resource = resource;
        this.method = method;
    }

    /**
     * Follows the requirements of a method.
     *
     * @throws IllegalArgumentException if there is nothing to inherit from, or two declarations at the same distance
     *     conflict
     */
    static Inheritance of(Class<?> resource, Method method) {
        Inheritance inheritance = new Inheritance(resource, method);
        Optional<Declarations.Found> next = inheritance.next();
        while (next.isPresent() && next.get().declaration() instanceof AnnotationReader.Required required) {
            inheritance.together.add(required.requirement());
            inheritance.passed.addAll(next.get().elements());
            next = required.requirement().inherit() ? inheritance.next() : Optional.empty();
        }
        inheritance.checkComplete();
        return inheritance;
    }

    private void checkComplete() {
        if (!together.isEmpty() && together.get(together.size() - 1).inherit()) {
            throw new IllegalArgumentException("inherit = true adds to the @RequireToken that would apply without it, "
                    + "and there is none (@PermitAll is none); annotate the class or an overridden method, or remove "
                    + "inherit");
        }
    }

    /** The requirements, the nearest first; empty where none applies. */
    List<RequireToken> together() {
        return List.copyOf(together);
    }

    /**
     * The requirement that would apply without these.
     *
     * @return empty if there is none, or it is not unique
     */
    Optional<Replaced> replaced() {
        try {
            return next().flatMap(found -> found.declaration() instanceof AnnotationReader.Required required
                    ? Optional.of(new Replaced(required.requirement(), found.type()))
                    : Optional.empty());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // It does not apply, so its problems are none of the method's.
        }
    }

    /** A requirement that does not apply, and the type that declares it. */
    record Replaced(RequireToken requirement, Class<?> type) {}

    private Optional<Declarations.Found> next() {
        return Declarations.find(resource, method, this::read);
    }

    private Optional<Declaration> read(AnnotatedElement element) {
        return passed.contains(element) ? Optional.empty() : AnnotationReader.token(element);
    }
}
