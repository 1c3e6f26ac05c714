/**
 * The test kit: real tokens of a service under test, forged ones, its clock, and whether each of its routes is closed.
 */
@NullMarked
package io.github.dropwizardjwt.testing;

import org.jspecify.annotations.NullMarked;
