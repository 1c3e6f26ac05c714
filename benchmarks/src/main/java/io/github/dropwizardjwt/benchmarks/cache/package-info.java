/** Cached tokens, beside another library that caches them. */
@NullMarked
package io.github.dropwizardjwt.benchmarks.cache;

import org.jspecify.annotations.NullMarked;
