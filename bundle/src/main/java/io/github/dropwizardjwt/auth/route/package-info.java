/** The routes of an application and what each of them demands, as a list that people, tests and tools read. */
@NullMarked
package io.github.dropwizardjwt.auth.route;

import org.jspecify.annotations.NullMarked;
