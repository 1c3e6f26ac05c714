package io.github.dropwizardjwt.session;

/**
 * Decides from the outcome of earlier calls whether the next is worth trying: closed, it permits every call, open, next
 * to none. Thread-safe.
 */
interface CircuitBreaker {
    /** Never opens. */
    CircuitBreaker DISABLED = new CircuitBreaker() {};

    default boolean permits() {
        return true;
    }

    default void succeeded() {}

    /**
     * A call failed.
     *
     * @param cause names the failure
     */
    default void failed(String cause) {}
}
