/** What one call costs: benchmarks on JMH. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
