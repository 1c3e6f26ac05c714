package io.github.dropwizardjwt.key;

/** The keys of an issuer are not available at the moment, so that its tokens can be neither accepted nor rejected. */
public final class KeysUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param message the reason, without anything secret
     */
    public KeysUnavailableException(String message) {
        super(message);
    }
}
