/** What the bundle adds to the start of a service, and to its weight. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.start;

import org.jspecify.annotations.NullMarked;
