/** From the results to the tables and charts of docs/performance.md. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.report;

import org.jspecify.annotations.NullMarked;
