/** The cost of one request: servers, a load generator, and rounds of measurements. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.http;

import org.jspecify.annotations.NullMarked;
