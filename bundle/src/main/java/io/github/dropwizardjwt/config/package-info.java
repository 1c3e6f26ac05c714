/** What the parts of the configuration share: kinds of settings, and the exception for settings that cannot be used. */
@NullMarked
package io.github.dropwizardjwt.config;

import org.jspecify.annotations.NullMarked;
