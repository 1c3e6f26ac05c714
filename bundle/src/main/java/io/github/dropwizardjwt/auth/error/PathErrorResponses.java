package io.github.dropwizardjwt.auth.error;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.auth.explain.Evaluation;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Creates the responses to rejected requests outside Jersey, the same as those of {@link ErrorResponses} before a
 * {@link TokenErrorHandler} changes them, and reports what was decided. Thread-safe.
 */
public final class PathErrorResponses {
    private final String realm;
    private final DecisionReports reports;
    private final OutageLog outages = new OutageLog(Ticker.systemTicker());

    /**
     * The responses of one application.
     *
     * @param realm the realm of its challenges
     * @param reports the reports of decisions
     */
    public PathErrorResponses(String realm, DecisionReports reports) {
        this.realm = realm;
        this.reports = reports;
    }

    /**
     * Answers a request whose token was rejected.
     *
     * @param request the request
     * @param e the rejection
     * @param scopeNames the scopes that the path demands, separated by spaces; empty for none
     * @return the response
     */
    public ErrorReply rejected(GuardedRequest request, TokenRejectedException e, String scopeNames) {
        Evaluation explained = request.evaluation();
        if (explained != null) {
            explained.rejected(e);
        } else {
            reports.rejected(request.route(), e);
        }
        BearerError error = BearerError.of(e.reason());
        AcceptedTypes accept = AcceptedTypes.of(request.headers());
        if (request.loginPage() != null && error.status() == Status.UNAUTHORIZED) {
            Optional<String> location = new LoginPage(request.loginPage())
                    .location(request.method(), request.path(), request.query(), request.headers(), accept);
            if (location.isPresent()) {
                return ErrorReply.redirection(location.get());
            }
        }
        return ErrorReply.of(error, error.challenge(realm, e.reason(), scopeNames), accept);
    }

    /**
     * Answers a request whose token cannot be checked now.
     *
     * @param request the request
     * @param e the outage
     * @return the response
     */
    public ErrorReply unavailable(GuardedRequest request, TokenUnavailableException e) {
        Evaluation explained = request.evaluation();
        if (explained != null) {
            explained.unavailable(e);
        } else {
            outages.warn(e, request::route);
        }
        return ErrorReply.of(BearerError.UNAVAILABLE, AcceptedTypes.of(request.headers()));
    }

    /**
     * Reports a request that the guards have admitted.
     *
     * @param token the verified token
     * @param request the request, as the last of them saw it
     */
    public void accepted(Token token, Supplier<GuardedRequest> request) {
        reports.accepted(token, request, last -> last.get().route());
    }

    /**
     * Reports a request that was admitted only because of an override.
     *
     * @param request the request
     * @param token the verified token
     * @param waived why it would have been rejected
     */
    public void overridden(GuardedRequest request, Token token, Reason waived) {
        if (request.evaluation() == null) {
            reports.overridden(request.route(), token, waived);
        }
    }
}
