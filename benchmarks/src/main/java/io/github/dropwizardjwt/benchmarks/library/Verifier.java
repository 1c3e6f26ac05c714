package io.github.dropwizardjwt.benchmarks.library;

/** Verifies a token's signature, {@code exp} and {@code iss}. Thread-safe. */
public interface Verifier {
    /**
     * Verifies.
     *
     * @param token the compact serialization
     * @return the library's result
     * @throws Exception if the token is not valid
     */
    Object verify(String token) throws Exception;
}
