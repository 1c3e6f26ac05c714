package io.github.dropwizardjwt.auth;

import io.dropwizard.auth.Auth;
import java.util.Optional;
import org.glassfish.jersey.server.model.Parameter;

/** Finds {@code @Auth} parameters whose value the caller could forge. */
final class ForgeablePrincipals {
    private final JerseyProviders providers;

    ForgeablePrincipals(JerseyProviders providers) {
        this.providers = providers;
    }

    /** What is wrong with a parameter, and how to fix it; empty where nothing is, or it is no principal. */
    Optional<String> problemOf(Parameter parameter) {
        if (!parameter.isAnnotationPresent(Auth.class) || AuthParameters.isOfToken(parameter.getType())) {
            return Optional.empty();
        }
        String type = parameter.getType().getTypeName();
        if (parameter.getSource() != Parameter.Source.UNKNOWN) {
            return Optional.of("its parameter of " + type + " has @Auth and @"
                    + parameter.getSourceAnnotation().annotationType().getSimpleName()
                    + ", so that the request could name any principal; drop one of them");
        }
        // Jersey takes a parameter for the request's body if there is no provider for it.
        return providers.valueOf(parameter, LocatorParamProvider.class) == null
                ? Optional.of("nothing provides its @Auth parameter of " + type + ", so that the request's body could "
                        + "name any principal; register AuthValueFactoryProvider.Binder, or another value provider, "
                        + "for just this class, and ask for it or for Optional of it")
                : Optional.empty();
    }
}
