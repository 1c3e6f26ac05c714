/** The page on the admin connector that shows routes, keys, issuers, sessions and verdicts of a running service. */
@NullMarked
package io.github.dropwizardjwt.admin;

import org.jspecify.annotations.NullMarked;
