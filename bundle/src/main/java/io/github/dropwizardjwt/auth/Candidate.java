package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.error.CandidateReports;
import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.auth.requirement.Verdict;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule that is evaluated for requests which the enforced one has admitted, and only reported. Thread-safe. */
sealed interface Candidate {
    /** Reports what it would decide. Changes nothing about the request. */
    void judge(ContainerRequestContext request, CandidateReports reports);

    /** The token that it would demand, for people and tools; empty where it would deny every request. */
    Optional<Demand> demand();

    /** The path parameters it compares. */
    default Set<String> parameters() {
        return Set.of();
    }

    /** The names of the checks it asks. */
    default Set<String> checks() {
        return Set.of();
    }

    /** Reports what it would decide, and throws nothing, whatever checks and listeners do: the response is not its. */
    default void evaluate(ContainerRequestContext request, CandidateReports reports) {
        try {
            judge(request, reports);
        } catch (Throwable e) {
            reports.failed(e);
        }
    }

    /**
     * {@link CandidateToken}: the token that the enforced rule has verified, or else the one in its usual place, would
     * have to meet the requirement.
     *
     * @param requirement what its claims would have to meet
     * @param demanded the same with type and place, for people and tools
     * @param source where the token is, if the enforced rule demands none
     * @param authenticator verifies it there
     */
    record Demanding(Requirement requirement, Demand demanded, TokenSource source, Authenticator authenticator)
            implements Candidate {
        @Override
        public void judge(ContainerRequestContext request, CandidateReports reports) {
            Token token = null;
            Verdict verdict;
            try {
                token = token(request);
                verdict = Guard.Demanding.decide(requirement, request, token);
            } catch (TokenRejectedException e) {
                reports.rejected(request, e);
                return;
            } catch (Throwable e) {
                reports.undecided(request, token, e);
                return;
            }
            report(request, token, verdict, reports);
        }

        private Token token(ContainerRequestContext request) {
            return RequestToken.of(request)
                    .or(() -> authenticator.authenticate(request, source, TokenType.AUTH))
                    .orElseThrow(() -> new TokenRejectedException(Reason.NO_TOKEN));
        }

        private static void report(
                ContainerRequestContext request, Token token, Verdict verdict, CandidateReports reports) {
            Reason violated = verdict.violated();
            if (violated == null) {
                reports.admitted(request, token, verdict.waived());
            } else {
                reports.rejected(request, new TokenRejectedException(violated, token));
            }
        }

        @Override
        public Optional<Demand> demand() {
            return Optional.of(demanded);
        }

        @Override
        public Set<String> parameters() {
            return requirement.parameters();
        }

        @Override
        public Set<String> checks() {
            return requirement.checks();
        }
    }

    /**
     * {@code candidateUnannotated: DENY}, on a method without a security annotation: it would be denied, unless a
     * locator above has demanded a token.
     *
     * @param source where a token is looked for, to report whether the client has one
     * @param authenticator verifies it
     */
    record Denying(TokenSource source, Authenticator authenticator) implements Candidate {
        @Override
        public void judge(ContainerRequestContext request, CandidateReports reports) {
            if (RequestToken.isDemanded(request)) {
                reports.admitted(request, RequestToken.of(request).orElseThrow(), null);
                return;
            }
            Token token = token(request);
            reports.rejected(
                    request,
                    token == null
                            ? new TokenRejectedException(Reason.UNANNOTATED)
                            : new TokenRejectedException(Reason.UNANNOTATED, token));
        }

        private @Nullable Token token(ContainerRequestContext request) {
            try {
                return authenticator
                        .authenticate(request, source, TokenType.AUTH)
                        .orElse(null);
            } catch (Throwable e) {
                return null; // Whatever is wrong with the token, the method would be denied.
            }
        }

        @Override
        public Optional<Demand> demand() {
            return Optional.empty();
        }
    }
}
