/** Measurements, the machine, and the files that store them. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.results;

import org.jspecify.annotations.NullMarked;
