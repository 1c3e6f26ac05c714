/** The quick start as a running service: each kind of route is one resource. */
@NullMarked
package io.github.dropwizardjwt.example;

import org.jspecify.annotations.NullMarked;
