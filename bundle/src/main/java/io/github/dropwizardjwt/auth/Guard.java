package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.error.ErrorResponses;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.glassfish.jersey.internal.util.collection.ImmutableMultivaluedMap;

/** Admits requests to one resource method, or rejects them. Safe for use by many threads. */
sealed interface Guard {
    /**
     * Returns for a request that may go on; its token, if it needs one, is set then.
     *
     * @throws TokenRejectedException for every other request
     * @throws TokenUnavailableException if that cannot be decided now
     */
    void admit(ContainerRequestContext request);

    /**
     * Asks this guard, and answers in its place.
     *
     * @return the answer to a rejected request; empty where the request may go on
     */
    default Optional<Response> answer(ContainerRequestContext request, ErrorResponses responses) {
        try {
            admit(request);
            return Optional.empty();
        } catch (TokenRejectedException e) {
            return Optional.of(responses.rejected(request, e, scopeNames()));
        } catch (TokenUnavailableException e) {
            return Optional.of(responses.unavailable(request, e));
        }
    }

    /** Whether each request that it admits carries a token that it has verified. */
    default boolean demandsToken() {
        return true;
    }

    /** Whether it admits requests only because of the token that a locator above it has demanded. */
    default boolean deniesByItself() {
        return false;
    }

    /** The path parameters it compares. */
    default Set<String> parameters() {
        return Set.of();
    }

    /** The scopes it demands, separated by blanks. */
    default String scopeNames() {
        return "";
    }

    /**
     * {@link RequireToken}: a valid token that meets the requirement.
     *
     * @param demand which token
     * @param authenticator verifies
     */
    record Demanding(TokenDemand demand, Authenticator authenticator) implements Guard {
        private static final MultivaluedMap<String, String> NO_PARAMETERS =
                new ImmutableMultivaluedMap<>(new MultivaluedHashMap<>());

        @Override
        public void admit(ContainerRequestContext request) {
            Token token = authenticator
                    .authenticate(request, demand.source(), demand.type())
                    .orElseThrow(() -> new TokenRejectedException(Reason.NO_TOKEN));
            Reason violated = demand.requirement().violatedBy(token, pathOf(request));
            if (violated != null) {
                throw new TokenRejectedException(violated, token);
            }
            RequestToken.setDemanded(request, authenticator, token);
        }

        /** Jersey decodes the parameters when they are asked for. */
        private MultivaluedMap<String, String> pathOf(ContainerRequestContext request) {
            return parameters().isEmpty() ? NO_PARAMETERS : request.getUriInfo().getPathParameters(true);
        }

        @Override
        public Set<String> parameters() {
            return demand.requirement().parameters();
        }

        @Override
        public String scopeNames() {
            return demand.requirement().scopeNames();
        }
    }

    /**
     * A method with {@code @Auth Token} and no annotation: an auth token in the header, or the one that a locator above it
     * has demanded.
     *
     * @param anyAuthToken demands it where there is no such locator
     */
    record Implied(Demanding anyAuthToken) implements Guard {
        @Override
        public void admit(ContainerRequestContext request) {
            if (RequestToken.of(request).isEmpty()) {
                anyAuthToken.admit(request);
            }
        }
    }

    /**
     * A method that takes a token or none. A token that is there and not valid is rejected all the same.
     *
     * @param authenticator verifies
     */
    record Accepting(Authenticator authenticator) implements Guard {
        private static final TokenSource HEADER = TokenSource.bearerHeader();

        @Override
        public void admit(ContainerRequestContext request) {
            if (RequestToken.of(request).isEmpty()) {
                authenticator
                        .authenticate(request, HEADER, TokenType.AUTH)
                        .ifPresent(token -> RequestToken.setFound(request, authenticator, token));
            }
        }

        @Override
        public boolean demandsToken() {
            return false;
        }
    }

    /**
     * {@code @RolesAllowed} and {@code @DenyAll} on top of what the token must be: a role is a scope, and one of them is
     * enough. Jersey's own filter for them does not see those of superclasses, locators and overridden methods.
     *
     * @param token what the token must be
     * @param allowed the roles; empty where nobody is admitted
     */
    record Roles(Guard token, Set<String> allowed) implements Guard {
        @Override
        public void admit(ContainerRequestContext request) {
            token.admit(request);
            Token held = RequestToken.of(request).orElseThrow();
            if (!hasAny(held)) {
                throw new TokenRejectedException(Reason.ROLE_MISSING, held);
            }
        }

        private boolean hasAny(Token held) {
            for (String role : allowed) {
                if (held.hasScope(role)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Set<String> parameters() {
            return token.parameters();
        }

        @Override
        public String scopeNames() {
            return token.scopeNames();
        }
    }

    /**
     * A method without security annotation where such methods are denied, unless a locator above it demands a token and
     * has admitted the request.
     */
    record Denying() implements Guard {
        @Override
        public void admit(ContainerRequestContext request) {
            if (!RequestToken.isDemanded(request)) {
                throw new TokenRejectedException(Reason.NOT_DECLARED);
            }
        }

        @Override
        public boolean demandsToken() {
            return false;
        }

        @Override
        public boolean deniesByItself() {
            return true;
        }
    }
}
