package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.principal.Principals;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * Comes before all other parameter providers, and asks a locator's guard before the locator's parameters are converted.
 * Jersey calls no filter before locators, and sends the event of a match only after the conversion.
 */
final class LocatorParamProvider implements ValueParamProvider {
    /** Above all of Jersey's, which end with 300. It subtracts weights, so none may be near the largest integer. */
    private static final int WEIGHT = 1000;

    private final JerseyProviders providers;
    private final ForgeablePrincipals principals;
    private final LocatorGuard locators;

    LocatorParamProvider(JerseyProviders providers, Principals injected, LocatorGuard locators) {
        this.providers = providers;
        this.principals = new ForgeablePrincipals(providers, injected);
        this.locators = locators;
    }

    @Override
    public PriorityType getPriority() {
        return () -> WEIGHT;
    }

    /**
     * Provides the value of another provider, after the guard has admitted the request.
     *
     * @throws IllegalStateException if the caller could choose the value of an {@code @Auth} parameter; below locators
     *     of an unknown type the parameter was not audited at start
     */
    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        principals.problemOf(parameter).ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
        Function<ContainerRequest, ?> value = providers.valueOf(parameter, LocatorParamProvider.class);
        return value == null
                ? null
                : request -> {
                    locators.admitTo(request);
                    return value.apply(request);
                };
    }
}
