package io.github.dropwizardjwt.auth;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the security annotations of one method or class, without inherited ones. */
final class AnnotationReader {
    private AnnotationReader() {}

    /** What a security annotation declares about callers. */
    sealed interface Declaration {}

    /** {@link RequireToken}. */
    record Required(RequireToken requirement) implements Declaration {}

    /** {@code @RolesAllowed}; {@code @DenyAll} allows none. */
    record Roles(Set<String> allowed) implements Declaration {}

    /** {@code @PermitAll} or {@link Open}. */
    record Permitted() implements Declaration {}

    /** {@link CandidateToken}. */
    record Candidate(CandidateToken rule) implements Declaration {}

    /**
     * {@link CandidateToken}, on the element or on one of its annotations. Without one, what {@link #token} returns: a
     * candidate further away applies as little as a {@link RequireToken} there would.
     */
    static Optional<Declaration> candidate(AnnotatedElement element) {
        CandidateToken direct = element.getDeclaredAnnotation(CandidateToken.class);
        Set<CandidateToken> rules = direct == null ? composed(element, CandidateToken.class) : Set.of(direct);
        if (rules.size() > 1) {
            throw new IllegalArgumentException(
                    "several of its annotations carry a @CandidateToken; put the one that applies on it directly");
        }
        return rules.isEmpty() ? token(element) : rules.stream().findFirst().map(Candidate::new);
    }

    /** {@link RequireToken}, on the element or on one of its annotations, or {@code @PermitAll} or {@link Open}. */
    static Optional<Declaration> token(AnnotatedElement element) {
        RequireToken direct = element.getDeclaredAnnotation(RequireToken.class);
        Set<RequireToken> requirements = direct == null ? composed(element, RequireToken.class) : Set.of(direct);
        if (direct != null
                && direct.inherit()
                && !composed(element, RequireToken.class).isEmpty()) {
            throw new IllegalArgumentException("inherit = true does not add to the @RequireToken of another annotation "
                    + "beside it; move one of them to the class, or repeat that one's members");
        }
        if (requirements.size() > 1) {
            throw new IllegalArgumentException(
                    "several of its annotations carry a @RequireToken; put the one that applies on it directly");
        }
        boolean permitted = isPermitted(element);
        if (permitted && !requirements.isEmpty()) {
            throw new IllegalArgumentException("@RequireToken and "
                    + (element.isAnnotationPresent(Open.class) ? "@Open" : "@PermitAll") + " conflict; set only one");
        }
        if (permitted) {
            return Optional.of(new Permitted());
        }
        return requirements.stream().findFirst().map(Required::new);
    }

    /**
     * {@code @DenyAll}, {@code @RolesAllowed} or {@code @PermitAll}, in the order of Jakarta Annotations §2.12.
     *
     * @throws IllegalArgumentException if one that restricts is only on another annotation, where nobody looks for it
     */
    static Optional<Declaration> roles(AnnotatedElement element) {
        carried(element)
                .filter(type -> type.isAnnotationPresent(RolesAllowed.class) || type.isAnnotationPresent(DenyAll.class))
                .findFirst()
                .ifPresent(type -> {
                    throw new IllegalArgumentException(
                            "@RolesAllowed and @DenyAll have no effect on another annotation, "
                                    + "as on @" + type.getSimpleName()
                                    + "; put them on the method or class itself, or let @"
                                    + type.getSimpleName() + " carry @RequireToken");
                });
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new Roles(Set.of()));
        }
        RolesAllowed allowed = element.getDeclaredAnnotation(RolesAllowed.class);
        if (allowed != null) {
            return Optional.of(new Roles(Set.copyOf(List.of(allowed.value()))));
        }
        return isPermitted(element) ? Optional.of(new Permitted()) : Optional.empty();
    }

    private static boolean isPermitted(AnnotatedElement element) {
        Open open = element.getDeclaredAnnotation(Open.class);
        if (open != null && open.value().isBlank()) {
            throw new IllegalArgumentException("@Open has no reason; say why everybody may call it");
        }
        return open != null || element.isAnnotationPresent(PermitAll.class);
    }

    /** The types of an element's annotations, and of annotations of these. */
    private static Stream<Class<? extends Annotation>> carried(AnnotatedElement element) {
        Set<Class<? extends Annotation>> types = new LinkedHashSet<>();
        addCarried(element, types);
        return types.stream();
    }

    private static void addCarried(AnnotatedElement element, Set<Class<? extends Annotation>> types) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            if (types.add(annotation.annotationType())) {
                addCarried(annotation.annotationType(), types);
            }
        }
    }

    /** The annotations of a type on an element's annotations, or on annotations of these. */
    private static <A extends Annotation> Set<A> composed(AnnotatedElement element, Class<A> type) {
        Set<A> found = new LinkedHashSet<>();
        collect(element, type, found, new HashSet<>());
        return found;
    }

    private static <A extends Annotation> void collect(
            AnnotatedElement element, Class<A> type, Set<A> found, Set<Class<? extends Annotation>> seen) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            Class<? extends Annotation> carrier = annotation.annotationType();
            if (seen.add(carrier)) {
                A carried = carrier.getDeclaredAnnotation(type);
                if (carried == null) {
                    collect(carrier, type, found, seen);
                } else {
                    found.add(carried);
                }
            }
        }
    }
}
