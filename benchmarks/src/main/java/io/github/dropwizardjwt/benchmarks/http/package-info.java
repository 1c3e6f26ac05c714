/** What one request costs: a server, a load generator, and the rounds between them. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.http;

import org.jspecify.annotations.NullMarked;
