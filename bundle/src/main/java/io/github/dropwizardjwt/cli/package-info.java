/**
 * The {@code jwt} command of every application with the bundle: generates and lists keys, and issues and inspects
 * tokens.
 */
@NullMarked
package io.github.dropwizardjwt.cli;

import org.jspecify.annotations.NullMarked;
