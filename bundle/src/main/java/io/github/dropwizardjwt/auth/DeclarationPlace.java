package io.github.dropwizardjwt.auth;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the annotation stands that decides who reaches an endpoint.
 *
 * @param found the declaration; null where there is none
 */
record DeclarationPlace(Declarations.@Nullable Found found) {
    static DeclarationPlace of(Endpoint endpoint) {
        return new DeclarationPlace(Declarations.find(endpoint.resource(), endpoint.method(), AnnotationReader::token)
                .or(() -> Declarations.find(endpoint.resource(), endpoint.method(), AnnotationReader::roles))
                .orElse(null));
    }

    boolean isDeclared() {
        return found != null;
    }

    /** The type that declares it, if it is not the endpoint's own: {@code " via interface Secured"}. */
    String via(Endpoint endpoint) {
        if (found == null || found.type() == endpoint.resource()) {
            return "";
        }
        return (found.type().isInterface() ? " via interface " : " via class ")
                + found.type().getSimpleName();
    }

    /** Why everybody may reach it. */
    Optional<String> reason() {
        return found == null
                ? Optional.empty()
                : found.elements().stream()
                        .map(element -> element.getDeclaredAnnotation(Open.class))
                        .filter(Objects::nonNull)
                        .map(Open::value)
                        .findFirst();
    }
}
