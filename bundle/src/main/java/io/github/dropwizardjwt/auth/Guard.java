package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.cookie.CookieToken;
import io.github.dropwizardjwt.auth.error.ErrorResponses;
import io.github.dropwizardjwt.auth.explain.ExplainedRequest;
import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.auth.requirement.Trace;
import io.github.dropwizardjwt.auth.requirement.Verdict;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Admits requests to one resource method, or rejects them. Thread-safe. */
sealed interface Guard permits Guard.Demanding, Guard.Implied, Guard.Accepting, Guard.Denying, AdditionalGuard {
    /**
     * Returns for a request that may go on; its token, if it needs one, is set then.
     *
     * @return why it would have been rejected, had an override not held; null where none was needed
     * @throws TokenRejectedException for every other request
     * @throws TokenUnavailableException if that cannot be decided now
     */
    @Nullable
    Reason admit(ContainerRequestContext request);

    /**
     * Admits or rejects a request.
     *
     * @return the response to a rejected request; empty where the request may go on
     */
    default Optional<Response> rejection(ContainerRequestContext request, ErrorResponses responses) {
        try {
            Reason waived = request instanceof ExplainedRequest explained
                    ? explained.evaluation().follow(demand(), () -> admit(request))
                    : admit(request);
            if (waived != null) {
                responses.overridden(request, RequestToken.of(request).orElseThrow(), waived);
            }
            return Optional.empty();
        } catch (TokenRejectedException e) {
            CookieToken.rejected(request, e.reason());
            return Optional.of(responses.rejected(request, e, scopeNames()));
        } catch (TokenUnavailableException e) {
            return Optional.of(responses.unavailable(request, e));
        }
    }

    /** Whether it admits only requests with a token that it has verified. */
    default boolean demandsToken() {
        return true;
    }

    /** Whether it admits only requests with a token that a locator above has demanded. */
    default boolean deniesByItself() {
        return false;
    }

    /** Whether it rejects every request, whatever its token. */
    default boolean deniesAll() {
        return false;
    }

    /** The token that it demands; empty where it demands none. */
    default Optional<Demand> demand() {
        return Optional.empty();
    }

    /**
     * What it demands below a locator; empty for nothing more.
     *
     * @param above the token that the innermost such locator demands
     */
    default Optional<Demand> demandBelow(Demand above) {
        return demand();
    }

    /** The path parameters it compares. */
    default Set<String> parameters() {
        return Set.of();
    }

    /** The names of the checks it asks. */
    default Set<String> checks() {
        return Set.of();
    }

    /** The scopes it demands, separated by blanks. */
    default String scopeNames() {
        return "";
    }

    /**
     * {@link RequireToken}: a valid token that meets the requirement.
     *
     * @param token the token that is demanded
     * @param authenticator verifies it
     */
    record Demanding(TokenDemand token, Authenticator authenticator) implements Guard {
        @Override
        public @Nullable Reason admit(ContainerRequestContext request) {
            Token verified = authenticator
                    .authenticate(request, token.source(), token.type())
                    .orElseThrow(() -> new TokenRejectedException(Reason.NO_TOKEN));
            Verdict verdict = decide(token.requirement(), request, verified);
            Reason violated = verdict.violated();
            if (violated != null) {
                throw new TokenRejectedException(violated, verified);
            }
            RequestToken.setDemanded(request, authenticator, verified);
            return verdict.waived();
        }

        /** Jersey decodes the path parameters when they are asked for. */
        static Verdict decide(Requirement requirement, ContainerRequestContext request, Token verified) {
            Trace trace = ExplainedRequest.traceOf(request);
            return requirement.parameters().isEmpty()
                    ? requirement.decide(verified, trace)
                    : requirement.decide(verified, request.getUriInfo().getPathParameters(true), trace);
        }

        @Override
        public Optional<Demand> demand() {
            return Optional.of(token.described());
        }

        @Override
        public Set<String> parameters() {
            return token.requirement().parameters();
        }

        @Override
        public Set<String> checks() {
            return token.requirement().checks();
        }

        @Override
        public String scopeNames() {
            return token.requirement().scopeNames();
        }
    }

    /**
     * A method with {@code @Auth Token} and no annotation: an auth token in its usual place, or the token that a
     * locator above has demanded.
     *
     * @param anyAuthToken the guard where there is no such locator
     */
    record Implied(Demanding anyAuthToken) implements Guard {
        @Override
        public @Nullable Reason admit(ContainerRequestContext request) {
            return RequestToken.of(request).isEmpty() ? anyAuthToken.admit(request) : null;
        }

        @Override
        public Optional<Demand> demand() {
            return anyAuthToken.demand();
        }

        @Override
        public Optional<Demand> demandBelow(Demand above) {
            return Optional.empty();
        }
    }

    /**
     * {@code @Auth Optional<Token>}: a token or none. An invalid token is rejected.
     *
     * @param authenticator verifies it
     * @param source carries it
     */
    record Accepting(Authenticator authenticator, TokenSource source) implements Guard {
        @Override
        public @Nullable Reason admit(ContainerRequestContext request) {
            if (RequestToken.of(request).isEmpty()) {
                authenticator
                        .authenticate(request, source, TokenType.AUTH)
                        .ifPresent(token -> RequestToken.setFound(request, authenticator, token));
            }
            return null;
        }

        @Override
        public boolean demandsToken() {
            return false;
        }
    }

    /**
     * A method without a security annotation where such methods are denied, unless a locator above has demanded a token
     * and admitted the request.
     */
    record Denying() implements Guard {
        @Override
        public @Nullable Reason admit(ContainerRequestContext request) {
            if (!RequestToken.isDemanded(request)) {
                throw new TokenRejectedException(Reason.UNANNOTATED);
            }
            return null;
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
