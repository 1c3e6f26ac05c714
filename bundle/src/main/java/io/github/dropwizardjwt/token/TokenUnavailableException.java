package io.github.dropwizardjwt.token;

/**
 * Nothing can be said about a token, or none be signed, because something this service depends on does not answer. The
 * request is rejected with 503: to let it in would fail open, and 401 would log a user out who did nothing wrong.
 */
public final class TokenUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure to decide.
     *
     * @param message what cannot be done
     */
    public TokenUnavailableException(String message) {
        super(message);
    }

    /**
     * A failure to decide.
     *
     * @param message what did not answer
     * @param cause the failure
     */
    public TokenUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
