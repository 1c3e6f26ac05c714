package io.github.dropwizardjwt.auth;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.principal.Principals;
import java.util.Optional;
import org.glassfish.jersey.server.model.Parameter;

/** Finds {@code @Auth} parameters whose value the caller could forge, or that two sides would provide. */
final class ForgeablePrincipals {
    private final JerseyProviders providers;
    private final Principals injected;

    ForgeablePrincipals(JerseyProviders providers, Principals injected) {
        this.providers = providers;
        this.injected = injected;
    }

    /** What is wrong with a parameter, and how to fix it; empty where nothing is, or it is no principal. */
    Optional<String> problemOf(Parameter parameter) {
        if (!parameter.isAnnotationPresent(Auth.class)) {
            return Optional.empty();
        }
        return injected.inject(parameter.getType()) ? providedTwice(parameter) : notProvided(parameter);
    }

    /**
     * The one of the bundle wins, whatever other authentication has found: a user who logged in there would be lost.
     */
    private Optional<String> providedTwice(Parameter parameter) {
        return isProvidedByOthers(parameter)
                ? Optional.of("its @Auth parameter of " + parameter.getType().getTypeName() + " is provided both by "
                        + "tokens and by another value provider, such as AuthValueFactoryProvider.Binder; register its "
                        + "class only once")
                : Optional.empty();
    }

    private Optional<String> notProvided(Parameter parameter) {
        String type = parameter.getType().getTypeName();
        if (parameter.getSource() != Parameter.Source.UNKNOWN) {
            return Optional.of("its parameter of " + type + " has @Auth and @"
                    + parameter.getSourceAnnotation().annotationType().getSimpleName()
                    + ", so that the request could name any principal; drop one of them");
        }
        // Jersey takes a parameter for the request's body if there is no provider for it.
        return isProvidedByOthers(parameter)
                ? Optional.empty()
                : Optional.of("nothing provides its @Auth parameter of " + type + ", so that the request's body could "
                        + "name any principal; register AuthValueFactoryProvider.Binder, or another value provider, "
                        + "for just this class, and ask for it or for Optional of it. For what a token stands for, "
                        + "call JwtBundle.withPrincipal");
    }

    private boolean isProvidedByOthers(Parameter parameter) {
        return providers.valueOf(parameter, LocatorParamProvider.class, PrincipalParamProvider.class) != null;
    }
}
