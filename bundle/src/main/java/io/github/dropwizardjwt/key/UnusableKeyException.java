package io.github.dropwizardjwt.key;

/**
 * Key material that cannot or must not be used. The message says what is wrong and how to fix it, and contains no part
 * of the key.
 */
public final class UnusableKeyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    /**
     * An exception.
     *
     * @param problem a predicate, to be read after the name of the key; without any part of the key
     */
    public UnusableKeyException(String problem) {
        super("The key " + problem);
        this.problem = problem;
    }

    /**
     * What is wrong and how to fix it.
     *
     * @return a predicate, to be read after the name of the key or of the setting that gives it
     */
    public String problem() {
        return problem;
    }
}
