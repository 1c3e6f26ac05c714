package io.github.dropwizardjwt.benchmarks.library;

/** Issues tokens with the contents of {@code Sample}. Thread-safe. */
public interface Issuer {
    /** A new token. */
    String issue() throws Exception;
}
