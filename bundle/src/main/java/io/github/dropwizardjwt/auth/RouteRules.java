package io.github.dropwizardjwt.auth;

import com.google.common.reflect.TypeToken;
import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.Configuration;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassfish.jersey.server.model.Parameter;

/** Checks that a route is protected as its annotations say. */
final class RouteRules {
    private final Guards guards;
    private final JerseyProviders providers;
    private final PathParameterRules pathParameters;
    private final ForgeablePrincipals forgeable;
    private final OtherPrincipalRules otherPrincipals;

    RouteRules(Guards guards, JerseyProviders providers, Configuration configuration) {
        this.guards = guards;
        this.providers = providers;
        this.pathParameters = new PathParameterRules(guards);
        this.forgeable = new ForgeablePrincipals(providers, guards.principals());
        this.otherPrincipals = new OtherPrincipalRules(guards, configuration);
    }

    /** What is wrong with a route, and how to fix it. */
    Stream<String> problemsOf(Route route) {
        try {
            Optional<Guard> guard = guards.of(route.resource(), route.method());
            return Stream.of(
                            pathParameters.problemsOf(route, guard),
                            otherPrincipals.problemsOf(route, guard.isPresent()),
                            withoutAuth(route),
                            route.parameters().stream().flatMap(parameter -> forgeable.problemOf(parameter).stream()),
                            notInjected(route),
                            notSeen(route))
                    .flatMap(problems -> problems);
        } catch (IllegalArgumentException e) {
            return Stream.of(e.getMessage());
        }
    }

    /** Jersey would read the parameter from the request's body, and find nothing. */
    private static Stream<String> withoutAuth(Route route) {
        return route.parameters().stream()
                .filter(parameter ->
                        parameter.getRawType() == Token.class && !parameter.isAnnotationPresent(Auth.class))
                .map(parameter -> "its Token parameter has no @Auth, so that nothing is injected; write @Auth Token");
    }

    private Stream<String> notInjected(Route route) {
        Stream<Class<?>> beans = route.parameters().stream()
                .filter(parameter -> parameter.getSource() == Parameter.Source.BEAN_PARAM)
                .map(Parameter::getRawType);
        UninjectedPrincipals tokens = new UninjectedPrincipals(providers, guards.principals());
        return Stream.concat(Stream.of(route.resource()), beans).flatMap(tokens::in);
    }

    /** Below a locator, the class of the instance decides, whatever type the locator declares. */
    private static Stream<String> notSeen(Route route) {
        Class<?> instantiated = route.locators().isEmpty() ? route.resource() : Object.class;
        return Stream.of(instantiated, classReturnedBy(route)).flatMap(type -> HiddenAnnotations.behind(type).stream());
    }

    /** The class that Jersey instantiates for a locator that returns a class; {@code Object} for any other method. */
    private static Class<?> classReturnedBy(Route route) {
        TypeToken<?> returned =
                TypeToken.of(route.resource()).method(route.method()).getReturnType();
        return route.isLocator() && returned.getRawType() == Class.class
                ? returned.resolveType(Class.class.getTypeParameters()[0]).getRawType()
                : Object.class;
    }
}
