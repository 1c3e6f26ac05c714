package io.github.dropwizardjwt.auth;

import com.google.common.reflect.TypeToken;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.core.Configuration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.glassfish.jersey.server.model.Parameter;

/** What must hold for an endpoint, or else it would not be protected as its declaration reads. */
final class EndpointRules {
    private final Guards guards;
    private final JerseyProviders providers;
    private final PrincipalParameters principals;
    private final OtherPrincipalRules otherPrincipals;

    EndpointRules(Guards guards, JerseyProviders providers, Configuration configuration) {
        this.guards = guards;
        this.providers = providers;
        this.principals = new PrincipalParameters(providers);
        this.otherPrincipals = new OtherPrincipalRules(configuration);
    }

    /** What is wrong with an endpoint, and how to cure it. */
    Stream<String> problemsOf(Endpoint endpoint) {
        try {
            Optional<Guard> guard = guards.of(endpoint.resource(), endpoint.method());
            return Stream.of(
                            guard.stream().flatMap(present -> unknownParameters(present, endpoint)),
                            endpoint.locators().stream().flatMap(locator -> repeatedBelow(locator, endpoint)),
                            otherPrincipals.problemsOf(endpoint, guard.isPresent()),
                            withoutAuth(endpoint),
                            endpoint.parameters().stream()
                                    .flatMap(parameter -> principals.problemOf(parameter).stream()),
                            notInjected(endpoint),
                            notSeen(endpoint))
                    .flatMap(problems -> problems);
        } catch (IllegalArgumentException e) {
            return Stream.of(e.getMessage());
        }
    }

    private static Stream<String> unknownParameters(Guard guard, Endpoint endpoint) {
        List<String> known = endpoint.pathParameters();
        return guard.parameters().stream()
                .filter(name -> !known.contains(name))
                .map(name ->
                        "@RequireToken names \"" + name + "\", which is no parameter of this path" + hint(name, known));
    }

    /** What stands below would act on the value of the nearest template, which the locator's guard has not compared. */
    private Stream<String> repeatedBelow(Endpoint locator, Endpoint endpoint) {
        List<String> all = endpoint.pathParameters();
        List<String> below = all.subList(locator.pathParameters().size(), all.size());
        return comparedBy(locator).stream()
                .filter(below::contains)
                .map(name -> "{" + name + "} stands in the path again below the locator " + locator.name()
                        + ", whose @RequireToken compares the first one; give it another name here");
    }

    private Set<String> comparedBy(Endpoint locator) {
        try {
            return guards.of(locator.resource(), locator.method())
                    .map(Guard::parameters)
                    .orElse(Set.of());
        } catch (IllegalArgumentException e) {
            return Set.of(); // It is a problem of the locator itself.
        }
    }

    private static String hint(String name, List<String> known) {
        return known.stream()
                .min(Comparator.comparing(
                        candidate -> LevenshteinDistance.getDefaultInstance().apply(name, candidate)))
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("; it has none");
    }

    /** Jersey would read it from the request's body, and find nothing. */
    private static Stream<String> withoutAuth(Endpoint endpoint) {
        return endpoint.parameters().stream()
                .filter(parameter ->
                        AuthParameters.isToken(parameter.getRawType()) && !parameter.isAnnotationPresent(Auth.class))
                .map(parameter -> "its Token parameter has no @Auth, so that nothing is injected; write @Auth Token");
    }

    private Stream<String> notInjected(Endpoint endpoint) {
        Stream<Class<?>> beans = endpoint.parameters().stream()
                .filter(parameter -> parameter.getSource() == Parameter.Source.BEAN_PARAM)
                .map(Parameter::getRawType);
        UninjectedTokens tokens = new UninjectedTokens(providers);
        return Stream.concat(Stream.of(endpoint.resource()), beans).flatMap(tokens::in);
    }

    /** Below a locator an instance will tell its class, whatever the locator declares. */
    private static Stream<String> notSeen(Endpoint endpoint) {
        Class<?> made = endpoint.locators().isEmpty() ? endpoint.resource() : Object.class;
        return Stream.of(made, classReturnedBy(endpoint)).flatMap(type -> HiddenAnnotations.behind(type).stream());
    }

    /** What Jersey makes an instance of for a locator that returns a class; for any other method just an object. */
    private static Class<?> classReturnedBy(Endpoint endpoint) {
        TypeToken<?> returned =
                TypeToken.of(endpoint.resource()).method(endpoint.method()).getReturnType();
        return endpoint.isLocator() && returned.getRawType() == Class.class
                ? returned.resolveType(Class.class.getTypeParameters()[0]).getRawType()
                : Object.class;
    }
}
