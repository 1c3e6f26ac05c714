/**
 * The {@code jwt} command of every application with the bundle: makes keys, lists them, and issues and reads tokens by
 * hand.
 */
@NullMarked
package io.github.dropwizardjwt.cli;

import org.jspecify.annotations.NullMarked;
