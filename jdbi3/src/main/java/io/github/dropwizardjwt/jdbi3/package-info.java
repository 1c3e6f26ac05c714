/** Sessions in a relational database: {@code sessions: {type: jdbi3, database: …}}. */
@NullMarked
package io.github.dropwizardjwt.jdbi3;

import org.jspecify.annotations.NullMarked;
