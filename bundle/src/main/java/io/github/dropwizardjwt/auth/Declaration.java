package io.github.dropwizardjwt.auth;

/** What the annotations of a resource method say about tokens. */
sealed interface Declaration {
    /** {@link RequireToken}. */
    record Required(RequireToken requirement) implements Declaration {}

    /** {@code @PermitAll}. */
    record Permitted() implements Declaration {}
}
