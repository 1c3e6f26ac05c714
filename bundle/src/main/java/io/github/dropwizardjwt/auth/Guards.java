package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.cookie.CookieGuard;
import io.github.dropwizardjwt.auth.principal.Principals;
import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.requirement.TokenPlaces;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decides which guard protects a resource method or locator. Thread-safe. */
final class Guards {
    /** The package of Jersey's generated handlers, which answer OPTIONS for resources without such a method. */
    private static final String GENERATED = "org.glassfish.jersey.server.wadl.processor.";

    private final Principals principals;
    private final Authenticator authenticator;
    private final Authenticator evenIfRevoked;
    private final Unannotated unannotated;
    private final TokenPlaces places;
    private final Checks checks;
    private final Guard anyAuthToken;
    /** Cached, one for each method: Jersey asks again for each request below some locators. */
    private final Map<ResourceMethod, Optional<Guard>> known = new ConcurrentHashMap<>();

    private final Map<ResourceMethod, AuthParameters> parameters = new ConcurrentHashMap<>();

    record ResourceMethod(Class<?> resource, Method method) {}

    Guards(TokenManager tokens, Principals principals, Unannotated unannotated, CookieGuard cookies, Checks checks) {
        this.principals = principals;
        this.authenticator = new Authenticator(tokens::verify, principals, cookies);
        this.evenIfRevoked = new Authenticator(tokens::verifyEvenIfRevoked, principals, cookies);
        this.unannotated = unannotated;
        this.places = cookies.places();
        this.checks = checks;
        this.anyAuthToken = new Guard.Implied(new Guard.Demanding(TokenDemand.anyAuthToken(places), authenticator));
    }

    /**
     * The guard of a method.
     *
     * @return empty where the method is open, or other authentication protects it
     * @throws IllegalArgumentException if its declaration is malformed or conflicts with another
     */
    Optional<Guard> of(Class<?> resource, Method method) {
        return known.computeIfAbsent(new ResourceMethod(resource, method), this::decide);
    }

    /** The principals that the bundle injects. */
    Principals principals() {
        return principals;
    }

    /** Whether other authentication protects a method, since it has an {@code @Auth} parameter of another principal. */
    boolean hasOtherPrincipal(Class<?> resource, Method method) {
        return parameters(new ResourceMethod(resource, method)).hasOtherPrincipal();
    }

    /** Why a method has no guard; empty where it has one. */
    Optional<String> whyOpen(Class<?> resource, Method method) {
        if (of(resource, method).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                hasOtherPrincipal(resource, method)
                        ? "other authentication decides, which is not followed"
                        : "no token is asked for");
    }

    /** Whether such a parameter is optional, so that everybody gets in. */
    boolean hasOptionalOther(Class<?> resource, Method method) {
        return parameters(new ResourceMethod(resource, method)).hasOptionalOther();
    }

    private AuthParameters parameters(ResourceMethod of) {
        return parameters.computeIfAbsent(of, each -> AuthParameters.of(each.resource, each.method, principals));
    }

    /** Where requests carry tokens, unless something else is said about a method. */
    TokenPlaces places() {
        return places;
    }

    /** The checks that requirements may name. */
    Checks checks() {
        return checks;
    }

    /** Whether Jersey generated the handler, to answer OPTIONS. */
    static boolean isGenerated(Class<?> handler) {
        return handler.getName().startsWith(GENERATED);
    }

    private Optional<Guard> decide(ResourceMethod of) {
        if (isGenerated(of.resource)) {
            return Optional.empty();
        }
        AuthParameters parameters = parameters(of);
        Optional<AnnotationReader.Declaration> declaration = Declarations.ofToken(of.resource, of.method);
        Optional<Guard> guard = (declaration.isPresent()
                        ? declared(declaration.get(), of, parameters)
                        : implied(parameters))
                .map(token -> knowing(token, parameters.lookedUp()));
        Optional<Set<String>> roles = Declarations.rolesOf(of.resource, of.method);
        if (roles.isPresent() && !areOfOtherPrincipal(roles.get(), parameters)) {
            if (!roles.get().isEmpty()) {
                checkNotOptional(parameters, "@RolesAllowed");
            }
            return Optional.of(new AdditionalGuard.Roles(demanding(guard.orElse(null)), roles.get()));
        }
        boolean isUnannotated = declaration.isEmpty() && guard.isEmpty() && !parameters.hasOtherPrincipal();
        return isUnannotated ? unannotated() : guard;
    }

    /** The roles of another principal are checked by its own filters; {@code @DenyAll} needs no principal. */
    private static boolean areOfOtherPrincipal(Set<String> roles, AuthParameters parameters) {
        return parameters.hasOtherPrincipal() && !roles.isEmpty();
    }

    private static Guard knowing(Guard token, List<Class<?>> lookedUp) {
        return lookedUp.isEmpty() ? token : new AdditionalGuard.Knowing(token, lookedUp);
    }

    /** Such a parameter suggests that the method can be called without a token. */
    private static void checkNotOptional(AuthParameters parameters, String demand) {
        parameters.optional().ifPresent(optional -> {
            throw new IllegalArgumentException("its @Auth Optional<" + optional + "> is never empty, since " + demand
                    + " demands a token; use @Auth " + optional + ". To admit requests without a token, remove "
                    + demand
                    + ", or lift that of the class with @PermitAll on the method; the token is then looked for where "
                    + "methods without a location have it");
        });
    }

    private Optional<Guard> declared(
            AnnotationReader.Declaration declaration, ResourceMethod of, AuthParameters parameters) {
        if (declaration instanceof AnnotationReader.Required) {
            checkNotOptional(parameters, "@RequireToken");
            if (parameters.hasOtherPrincipal()) {
                throw new IllegalArgumentException("its @Auth parameter is of another principal than the "
                        + "Token that @RequireToken demands; use @Auth Token, or lift @RequireToken with @PermitAll");
            }
            TokenDemand demand =
                    TokenDemand.of(Inheritance.of(of.resource, of.method).together(), places, checks);
            return Optional.of(new Guard.Demanding(demand, demand.evenIfRevoked() ? evenIfRevoked : authenticator));
        }
        parameters.required().ifPresent(required -> {
            throw new IllegalArgumentException("@PermitAll conflicts with its @Auth " + required + " parameter; use "
                    + "@Auth Optional<" + required + ">, or remove one of them");
        });
        return accepting(parameters);
    }

    private Optional<Guard> accepting(AuthParameters parameters) {
        return parameters.optional().isPresent()
                ? Optional.of(new Guard.Accepting(authenticator, places.usual(TokenType.AUTH)))
                : Optional.empty();
    }

    private Optional<Guard> implied(AuthParameters parameters) {
        if (parameters.required().isPresent()) {
            return Optional.of(anyAuthToken);
        }
        return accepting(parameters);
    }

    private Optional<Guard> unannotated() {
        return switch (unannotated) {
            case ALLOW -> Optional.empty();
            case AUTHENTICATED -> Optional.of(anyAuthToken);
            case DENY -> Optional.of(new Guard.Denying());
        };
    }

    /** A guard that demands a token: without one there is no role. */
    private Guard demanding(@Nullable Guard guard) {
        return guard != null && guard.demandsToken() ? guard : anyAuthToken;
    }
}
