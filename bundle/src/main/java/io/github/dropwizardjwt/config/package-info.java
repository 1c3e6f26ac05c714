/** What the sections of the configuration have in common: one answer to a setting that cannot be used. */
@NullMarked
package io.github.dropwizardjwt.config;

import org.jspecify.annotations.NullMarked;
