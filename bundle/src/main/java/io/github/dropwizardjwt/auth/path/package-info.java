/**
 * Guards paths outside Jersey: servlets, assets, WebSockets and the admin port. {@link GuardedPath} says what a path
 * demands; a handler of Jetty enforces it before any servlet, filter or WebSocket is chosen.
 */
@NullMarked
package io.github.dropwizardjwt.auth.path;

import org.jspecify.annotations.NullMarked;
