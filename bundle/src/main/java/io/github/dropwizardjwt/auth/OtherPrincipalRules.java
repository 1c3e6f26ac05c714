package io.github.dropwizardjwt.auth;

import io.dropwizard.auth.Auth;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.PolymorphicAuthDynamicFeature;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Configuration;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;
import org.glassfish.jersey.server.model.AnnotatedMethod;

/** Checks that tokens and other authentication, where both are used, do not interfere with each other. */
final class OtherPrincipalRules {
    private static final List<Class<? extends Annotation>> ROLES =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);
    private static final List<Class<?>> OTHER_FEATURES =
            List.of(OtherPrincipalsFeature.class, AuthDynamicFeature.class, PolymorphicAuthDynamicFeature.class);

    private final Guards guards;
    private final Configuration configuration;

    OtherPrincipalRules(Guards guards, Configuration configuration) {
        this.guards = guards;
        this.configuration = configuration;
    }

    /** What is wrong with an endpoint, and how to fix it. */
    Stream<String> problemsOf(Endpoint endpoint, boolean isGuarded) {
        boolean hasOtherPrincipal = guards.hasOtherPrincipal(endpoint.resource(), endpoint.method());
        return Stream.of(
                        isGuarded ? guardedTwice(endpoint) : Stream.<String>empty(),
                        hasOtherPrincipal ? guardedByNobody() : Stream.<String>empty(),
                        hasOtherPrincipal ? rolesOfNobody(endpoint) : Stream.<String>empty())
                .flatMap(problems -> problems);
    }

    /** Dropwizard's filter would apply to these methods too and reject every token. */
    private Stream<String> guardedTwice(Endpoint endpoint) {
        if (!configuration.isRegistered(AuthDynamicFeature.class)) {
            return Stream.empty();
        }
        AnnotatedMethod method = new AnnotatedMethod(endpoint.method());
        boolean claimed =
                endpoint.parameters().stream().anyMatch(parameter -> parameter.isAnnotationPresent(Auth.class))
                        || ROLES.stream()
                                .anyMatch(role -> method.isAnnotationPresent(role)
                                        || endpoint.resource().isAnnotationPresent(role));
        return claimed
                ? Stream.of("the registered AuthDynamicFeature claims this method as well; register "
                        + "JwtFeature.forOtherPrincipals(thatFeature) in its place")
                : Stream.empty();
    }

    /** Nothing would reject requests, and Jersey would read the principal from the request's body. */
    private Stream<String> guardedByNobody() {
        return OTHER_FEATURES.stream().anyMatch(configuration::isRegistered)
                ? Stream.empty()
                : Stream.of(
                        "its @Auth parameter is not a Token, and no other authentication is registered; use @Auth Token, "
                                + "register its type with JwtBundle.withPrincipal, or register "
                                + "JwtFeature.forOtherPrincipals(yourAuthDynamicFeature)");
    }

    /** The roles of another principal are for Jersey's filter, which Dropwizard leaves to the application. */
    private Stream<String> rolesOfNobody(Endpoint endpoint) {
        return Declarations.rolesOf(endpoint.resource(), endpoint.method()).isPresent() && !hasRolesFilter()
                ? Stream.of(
                        "its @RolesAllowed is about another principal than a Token, and nothing enforces it; register "
                                + "RolesAllowedDynamicFeature")
                : Stream.empty();
    }

    /** Registered as it is, or handed to {@link JwtFeature#forOtherPrincipals}. */
    private boolean hasRolesFilter() {
        return configuration.isRegistered(RolesAllowedDynamicFeature.class)
                || configuration.getInstances().stream()
                        .anyMatch(instance -> instance instanceof OtherPrincipalsFeature others
                                && others.holds(RolesAllowedDynamicFeature.class));
    }
}
