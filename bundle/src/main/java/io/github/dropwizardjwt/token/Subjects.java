package io.github.dropwizardjwt.token;

/** Whose subjects a trusted issuer's tokens name: whether its {@code alice} is the {@code alice} of this service. */
public enum Subjects {
    /**
     * The issuer's own. {@link Token#hasOwnSubject()} is false, and {@code sub} of {@code @RequireToken} holds only
     * where {@code claims} of the same annotation name the issuer.
     */
    SEPARATE,
    /** Those of this service: a subject is the same user, whichever of the two issued the token. */
    SHARED
}
