/** Generates the tables and charts of docs/performance.md from the results. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.report;

import org.jspecify.annotations.NullMarked;
