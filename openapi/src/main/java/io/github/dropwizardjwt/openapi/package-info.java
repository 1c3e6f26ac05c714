/** The routes of an application in OpenAPI: {@code environment.jersey().register(new JwtOpenApi(jwt::routes, …))}. */
@NullMarked
package io.github.dropwizardjwt.openapi;

import org.jspecify.annotations.NullMarked;
