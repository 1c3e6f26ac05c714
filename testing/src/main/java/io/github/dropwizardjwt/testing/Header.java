package io.github.dropwizardjwt.testing;

/**
 * A header of a request.
 *
 * @param name its name
 * @param value its value
 */
record Header(String name, String value) {}
