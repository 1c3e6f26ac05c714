package io.github.dropwizardjwt.auth;

import com.google.common.reflect.TypeToken;
import io.dropwizard.auth.Auth;
import io.dropwizard.auth.AuthDynamicFeature;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Configuration;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;
import org.glassfish.jersey.server.model.AnnotatedMethod;
import org.glassfish.jersey.server.model.Parameter;

/** What must hold for an endpoint, or else it would not be protected as its declaration reads. */
final class EndpointRules {
    private static final List<Class<? extends Annotation>> ROLES =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

    private final Guards guards;
    private final Configuration configuration;

    EndpointRules(Guards guards, Configuration configuration) {
        this.guards = guards;
        this.configuration = configuration;
    }

    /** What is wrong with an endpoint, and how to cure it. */
    Stream<String> problemsOf(Endpoint endpoint) {
        try {
            Optional<Guard> guard = guards.of(endpoint.resource(), endpoint.method());
            return Stream.of(
                            guard.stream().flatMap(present -> unknownParameters(present, endpoint)),
                            guard.isPresent() ? otherFilter(endpoint) : Stream.<String>empty(),
                            notInjected(endpoint),
                            notSeen(endpoint),
                            rolesOfNobody(endpoint))
                    .flatMap(problems -> problems);
        } catch (IllegalArgumentException e) {
            return Stream.of(e.getMessage());
        }
    }

    private static Stream<String> unknownParameters(Guard guard, Endpoint endpoint) {
        Set<String> known = endpoint.pathParameters();
        return guard.parameters().stream()
                .filter(name -> !known.contains(name))
                .map(name ->
                        "@RequireToken names \"" + name + "\", which is no parameter of this path" + hint(name, known));
    }

    private static String hint(String name, Set<String> known) {
        return known.stream()
                .min(Comparator.comparing(
                        candidate -> LevenshteinDistance.getDefaultInstance().apply(name, candidate)))
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("; it has none");
    }

    /** Dropwizard's filter would stand before these methods too and refuse every token. */
    private Stream<String> otherFilter(Endpoint endpoint) {
        AnnotatedMethod method = new AnnotatedMethod(endpoint.method());
        boolean caught = hasAuth(endpoint)
                || ROLES.stream()
                        .anyMatch(role -> method.isAnnotationPresent(role)
                                || endpoint.resource().isAnnotationPresent(role));
        return caught && configuration.isRegistered(AuthDynamicFeature.class)
                ? Stream.of("the registered AuthDynamicFeature claims this method as well; register "
                        + "JwtFeature.forOtherPrincipals(thatFeature) in its place")
                : Stream.empty();
    }

    private static boolean hasAuth(Endpoint endpoint) {
        return endpoint.parameters().stream().anyMatch(parameter -> parameter.isAnnotationPresent(Auth.class));
    }

    private static Stream<String> notInjected(Endpoint endpoint) {
        Stream<Class<?>> beans = endpoint.parameters().stream()
                .filter(parameter -> parameter.getSource() == Parameter.Source.BEAN_PARAM)
                .map(Parameter::getRawType);
        UninjectedTokens tokens = new UninjectedTokens();
        return Stream.concat(Stream.of(endpoint.resource()), beans)
                .flatMap(tokens::in)
                .map(type -> "@Auth Token stands on a field or constructor of " + type.getSimpleName()
                        + ", where it is not injected; make it a parameter of the resource method");
    }

    /** The roles of another principal are for Jersey's filter, which Dropwizard leaves to the application. */
    private Stream<String> rolesOfNobody(Endpoint endpoint) {
        boolean unenforced = AuthParameters.of(endpoint.resource(), endpoint.method())
                        .haveOtherPrincipal()
                && Declarations.rolesOf(endpoint.resource(), endpoint.method()).isPresent()
                && !configuration.isRegistered(RolesAllowedDynamicFeature.class);
        return unenforced
                ? Stream.of(
                        "its @RolesAllowed is about another principal than a Token, and nothing enforces it; register "
                                + "RolesAllowedDynamicFeature")
                : Stream.empty();
    }

    /** The annotations of what implements an interface are not to be seen from there. */
    private static Stream<String> notSeen(Endpoint endpoint) {
        Class<?> made = endpoint.locators().isEmpty() ? endpoint.resource() : Object.class;
        return Stream.of(made, classReturnedBy(endpoint))
                .filter(Guards::isHidden)
                .map(type -> "what implements " + type.getSimpleName() + " is not known, and so are its annotations; "
                        + "name the class that will be called");
    }

    /** What Jersey makes an instance of for a locator that returns a class; for any other method just an object. */
    private static Class<?> classReturnedBy(Endpoint endpoint) {
        TypeToken<?> returned =
                TypeToken.of(endpoint.resource()).method(endpoint.method()).getReturnType();
        return endpoint.verb().equals("*") && returned.getRawType() == Class.class
                ? returned.resolveType(Class.class.getTypeParameters()[0]).getRawType()
                : Object.class;
    }
}
