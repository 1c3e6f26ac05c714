package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.TokenManager;
import java.lang.reflect.Method;
import java.util.Optional;
import org.glassfish.jersey.server.model.AnnotatedMethod;

/** Decides which guard stands before a resource method or locator: the policy of the whole application, in one place. */
final class Guards {
    /** Where Jersey has the handlers that answer OPTIONS for resources without such a method. */
    private static final String GENERATED = "org.glassfish.jersey.server.wadl.processor.";

    private final Authenticator authenticator;
    private final Unannotated unannotated;
    private final Guard anyAuthToken;

    Guards(TokenManager tokens, Unannotated unannotated) {
        this.authenticator = new Authenticator(tokens);
        this.unannotated = unannotated;
        this.anyAuthToken = new ImpliedGuard(new RequirementGuard(Requirement.ANY_AUTH_TOKEN, authenticator));
    }

    /**
     * The guard of a method.
     *
     * @return empty where everybody may call it, or another way of authentication guards it
     * @throws IllegalArgumentException if its declaration is malformed or contradicts itself
     */
    Optional<Guard> of(Class<?> resource, Method method) {
        if (isGenerated(resource)) {
            return Optional.empty();
        }
        AuthParameters parameters = AuthParameters.of(new AnnotatedMethod(method));
        Optional<Declaration> declaration = Declarations.find(resource, method);
        if (declaration.isPresent()) {
            return declared(declaration.get(), parameters);
        }
        if (parameters.haveToken()) {
            return Optional.of(anyAuthToken);
        }
        if (parameters.haveOptionalToken()) {
            return Optional.of(new OptionalGuard(authenticator));
        }
        return parameters.haveOtherPrincipal() ? Optional.empty() : undeclared();
    }

    /** Whether Jersey made the handler itself, to answer OPTIONS. */
    static boolean isGenerated(Class<?> handler) {
        return handler.getName().startsWith(GENERATED);
    }

    private Optional<Guard> declared(Declaration declaration, AuthParameters parameters) {
        if (declaration instanceof Declaration.Required required) {
            if (parameters.haveOtherPrincipal()) {
                throw new IllegalArgumentException("its @Auth parameter asks for another principal than the "
                        + "Token that @RequireToken brings; take @Auth Token, or lift @RequireToken with @PermitAll");
            }
            return Optional.of(new RequirementGuard(Requirement.of(required.requirement()), authenticator));
        }
        if (parameters.haveToken()) {
            throw new IllegalArgumentException("it has @PermitAll and an @Auth Token parameter; take "
                    + "@Auth Optional<Token>, or drop one of them");
        }
        return parameters.haveOptionalToken() ? Optional.of(new OptionalGuard(authenticator)) : Optional.empty();
    }

    private Optional<Guard> undeclared() {
        return switch (unannotated) {
            case ALLOW -> Optional.empty();
            case AUTHENTICATED -> Optional.of(anyAuthToken);
            case DENY -> Optional.of(new DenyingGuard());
        };
    }
}
