package io.github.dropwizardjwt.token;

/**
 * A token cannot be verified or signed, because a dependency of this service does not answer. The request is rejected
 * with 503: to admit it would fail open, and 401 would log out a user whose token may be valid.
 */
public final class TokenUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An outage.
     *
     * @param message what cannot be done
     */
    public TokenUnavailableException(String message) {
        super(message);
    }

    /**
     * An outage.
     *
     * @param message what did not answer
     * @param cause the failure
     */
    public TokenUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
