package io.github.dropwizardjwt.benchmarks.library;

/** Verifies a token's signature, {@code exp} and {@code iss}. Safe for use by many threads. */
public interface Verifier {
    /**
     * Verifies.
     *
     * @param token the compact serialization
     * @return what the library makes of it
     * @throws Exception if the token is not good
     */
    Object verify(String token) throws Exception;
}
