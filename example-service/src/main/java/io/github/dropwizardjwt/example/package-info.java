/** The quick start as a running service: each section of it is one resource. */
@NullMarked
package io.github.dropwizardjwt.example;

import org.jspecify.annotations.NullMarked;
