package io.github.dropwizardjwt.token;

/** Whose subjects a trusted issuer's tokens name: whether its {@code alice} is the {@code alice} of this service. */
public enum Subjects {
    /**
     * The issuer's own. {@link Token#hasOwnSubject()} is false, and {@code sub} and {@code check} of
     * {@code @RequireToken} hold only where {@code claims} of the same annotation, or of the same rule of
     * {@code anyOf}, name the issuer.
     */
    SEPARATE,
    /** Those of this service: a subject is the same user, whichever of the two issued the token. */
    SHARED
}
