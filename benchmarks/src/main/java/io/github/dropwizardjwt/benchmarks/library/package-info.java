/** The libraries that are compared, one class each. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.library;

import org.jspecify.annotations.NullMarked;
