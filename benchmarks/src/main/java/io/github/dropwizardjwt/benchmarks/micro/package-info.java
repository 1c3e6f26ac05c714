/** The cost of one call: benchmarks with JMH. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
