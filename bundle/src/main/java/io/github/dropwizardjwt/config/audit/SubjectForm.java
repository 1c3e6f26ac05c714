package io.github.dropwizardjwt.config.audit;

/** How lines name the subject. */
enum SubjectForm {
    /** {@code user.hash}: a keyed hash. */
    HASH,
    /** {@code user.id}: the subject itself. */
    PLAIN,
    /** Not at all. */
    NONE
}
