package io.github.dropwizardjwt.auth.requirement;

/**
 * Follows the evaluation of a {@link Requirement}, to explain it: each entry, as it is written, and whether it holds.
 * Gets no values of the token, and decides nothing.
 */
public interface Trace {
    /** The members of an annotation, and what else decides. */
    enum Member {
        /** {@code sub}. */
        SUB,
        /** {@code claims}, or {@code override}. */
        CLAIMS,
        /** {@code scope}, or {@code overrideScope}. */
        SCOPE,
        /** {@code anyOf}, once its rules were evaluated; without an entry. */
        ANY_OF,
        /** {@code check}. */
        CHECK,
        /** Whether the subject is one that {@code sub} and {@code check} may be asked about; without an entry. */
        OWN_SUBJECT
    }

    /** Parts of a requirement that alone reject nothing. */
    enum Part {
        /** An override. */
        OVERRIDE,
        /** A rule of {@code anyOf}. */
        ALTERNATIVE
    }

    /**
     * Follows nothing.
     *
     * @return always the same trace, which is thread-safe
     */
    static Trace none() {
        return NoTrace.NONE;
    }

    /**
     * Called when an entry was evaluated.
     *
     * @param member where the entry stands
     * @param entry the entry as it is written, for {@code sub} the path parameter; may be empty
     * @param holds whether it holds
     */
    void asked(Member member, String entry, boolean holds);

    /**
     * The trace for a part.
     *
     * @param part the part
     * @return follows that part
     */
    Trace in(Part part);
}
