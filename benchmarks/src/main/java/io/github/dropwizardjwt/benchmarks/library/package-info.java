/** The compared libraries, one class each. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.library;

import org.jspecify.annotations.NullMarked;
