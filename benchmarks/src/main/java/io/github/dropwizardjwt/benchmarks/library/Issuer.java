package io.github.dropwizardjwt.benchmarks.library;

/** Issues tokens with the contents of {@code Sample}. Safe for use by many threads. */
public interface Issuer {
    /** A new token. */
    String issue() throws Exception;
}
