/** How soon a revocation is known to other nodes, and what that costs the store. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.revocation;

import org.jspecify.annotations.NullMarked;
