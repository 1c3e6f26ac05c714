package io.github.dropwizardjwt.key;

/** The keys of an issuer are not known at the moment, so that nothing can be said of its tokens. */
public final class KeysUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message why, without anything secret
     */
    public KeysUnavailableException(String message) {
        super(message);
    }
}
