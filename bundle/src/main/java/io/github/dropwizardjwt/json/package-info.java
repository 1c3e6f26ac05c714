/** JSON as this library reads and writes it: strict, bounded, immutable. */
@NullMarked
package io.github.dropwizardjwt.json;

import org.jspecify.annotations.NullMarked;
