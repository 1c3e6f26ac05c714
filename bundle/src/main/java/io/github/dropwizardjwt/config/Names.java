package io.github.dropwizardjwt.config;

/** The form of each {@link Name}. */
public final class Names {
    /** What is blank is reported by another constraint. */
    static final String REGEXP = "\\s*|[^\\s\\p{Cc}]([^\\p{Cc}]*[^\\s\\p{Cc}])?";

    static final String MESSAGE =
            "must have no control characters in it, and no blanks around it; write it on one line";

    private Names() {}

    /**
     * Whether a text is a name.
     *
     * @param text the text
     * @return whether it is not blank and has the form
     */
    public static boolean isName(String text) {
        return !text.isBlank() && text.matches(REGEXP);
    }
}
