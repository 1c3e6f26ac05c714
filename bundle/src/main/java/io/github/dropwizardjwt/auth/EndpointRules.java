package io.github.dropwizardjwt.auth;

import com.google.common.reflect.TypeToken;
import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.Configuration;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassfish.jersey.server.model.Parameter;

/** Checks that an endpoint is protected as its annotations say. */
final class EndpointRules {
    private final Guards guards;
    private final JerseyProviders providers;
    private final PathParameterRules pathParameters;
    private final ForgeablePrincipals forgeable;
    private final OtherPrincipalRules otherPrincipals;

    EndpointRules(Guards guards, JerseyProviders providers, Configuration configuration) {
        this.guards = guards;
        this.providers = providers;
        this.pathParameters = new PathParameterRules(guards);
        this.forgeable = new ForgeablePrincipals(providers, guards.principals());
        this.otherPrincipals = new OtherPrincipalRules(guards, configuration);
    }

    /** What is wrong with an endpoint, and how to fix it. */
    Stream<String> problemsOf(Endpoint endpoint) {
        try {
            Optional<Guard> guard = guards.of(endpoint.resource(), endpoint.method());
            return Stream.of(
                            pathParameters.problemsOf(endpoint, guard),
                            otherPrincipals.problemsOf(endpoint, guard.isPresent()),
                            withoutAuth(endpoint),
                            SameOriginRules.problemsOf(endpoint),
                            endpoint.parameters().stream()
                                    .flatMap(parameter -> forgeable.problemOf(parameter).stream()),
                            notInjected(endpoint),
                            notSeen(endpoint))
                    .flatMap(problems -> problems);
        } catch (IllegalArgumentException e) {
            return Stream.of(e.getMessage());
        }
    }

    /** Jersey would read the parameter from the request's body, and find nothing. */
    private static Stream<String> withoutAuth(Endpoint endpoint) {
        return endpoint.parameters().stream()
                .filter(parameter ->
                        parameter.getRawType() == Token.class && !parameter.isAnnotationPresent(Auth.class))
                .map(parameter -> "its Token parameter has no @Auth, so that nothing is injected; write @Auth Token");
    }

    private Stream<String> notInjected(Endpoint endpoint) {
        Stream<Class<?>> beans = endpoint.parameters().stream()
                .filter(parameter -> parameter.getSource() == Parameter.Source.BEAN_PARAM)
                .map(Parameter::getRawType);
        UninjectedPrincipals tokens = new UninjectedPrincipals(providers, guards.principals());
        return Stream.concat(Stream.of(endpoint.resource()), beans).flatMap(tokens::in);
    }

    /** Below a locator, the class of the instance decides, whatever type the locator declares. */
    private static Stream<String> notSeen(Endpoint endpoint) {
        Class<?> instantiated = endpoint.locators().isEmpty() ? endpoint.resource() : Object.class;
        return Stream.of(instantiated, classReturnedBy(endpoint))
                .flatMap(type -> HiddenAnnotations.behind(type).stream());
    }

    /** The class that Jersey instantiates for a locator that returns a class; {@code Object} for any other method. */
    private static Class<?> classReturnedBy(Endpoint endpoint) {
        if (!endpoint.isLocator()) {
            return Object.class;
        }
        TypeToken<?> returned =
                TypeToken.of(endpoint.resource()).method(endpoint.method()).getReturnType();
        return returned.getRawType() == Class.class
                ? returned.resolveType(Class.class.getTypeParameters()[0]).getRawType()
                : Object.class;
    }
}
