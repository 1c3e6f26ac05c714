package io.github.dropwizardjwt.benchmarks.library;

import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.key.Algorithm;

/** A library as an application sets it up: once, at start. */
interface Library {
    Verifier verifier(Keys keys) throws Exception;

    Issuer issuer(Keys keys) throws Exception;

    /** Whether it supports an algorithm of {@link Keys#ALGORITHMS}. */
    default boolean has(Algorithm algorithm) {
        return true;
    }

    /** Whether it issues tokens with an algorithm. */
    default boolean issues(Algorithm algorithm) {
        return has(algorithm);
    }

    /** The {@code alg} header of its tokens. */
    default String headerOf(Algorithm algorithm) {
        return algorithm.name();
    }
}
