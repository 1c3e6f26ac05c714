package io.github.dropwizardjwt.key;

/**
 * Key material that cannot or must not be used. The message says what is wrong and how to cure it, and holds no part of
 * the key.
 */
public final class UnusableKeyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnusableKeyException(String message) {
        super(message);
    }
}
