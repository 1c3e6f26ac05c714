/**
 * Authentication with tokens in Jersey: demanded per resource method, verified, injected, and rejected as RFC 6750
 * says.
 *
 * <p>{@link io.github.dropwizardjwt.auth.JwtFeature} is the way in. The rest of this package is in four groups:
 *
 * <ul>
 *   <li>at start, {@code ResourceAudit} checks each {@code Endpoint} of the application by {@code EndpointRules};
 *   <li>{@code Guards} finds the {@code Guard} of a method by its {@code Declarations} and {@code AuthParameters};
 *       {@code RequireTokenFeature} and {@code LocatorGuard} ask it for each request;
 *   <li>{@code TokenParamProvider} injects the {@code RequestToken} that the guard has verified;
 *   <li>the others do what Jersey and Dropwizard miss: {@code LocatorParamProvider} guards a locator before its
 *       parameters are converted, {@code HiddenAnnotations} and {@code GeneratedClass} find handlers whose annotations
 *       Jersey does not see, {@code OtherPrincipalsFeature} restricts other authentication to its own methods, and
 *       {@code ContentTypeFilter} rejects malformed media types.
 * </ul>
 */
@NullMarked
package io.github.dropwizardjwt.auth;

import org.jspecify.annotations.NullMarked;
