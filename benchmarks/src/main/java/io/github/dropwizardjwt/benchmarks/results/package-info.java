/** What was measured, where, and the files that keep it. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.results;

import org.jspecify.annotations.NullMarked;
