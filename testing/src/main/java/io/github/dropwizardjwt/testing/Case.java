package io.github.dropwizardjwt.testing;

import org.junit.jupiter.api.function.Executable;

/**
 * One test of a route.
 *
 * @param name says what is sent
 * @param test sends it
 */
record Case(String name, Executable test) {}
