/** The keys and the token that every library is measured with. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.sample;

import org.jspecify.annotations.NullMarked;
