/** What {@code @RequireToken} demands: compiled once, evaluated with each request. */
@NullMarked
package io.github.dropwizardjwt.auth.requirement;

import org.jspecify.annotations.NullMarked;
