package io.github.dropwizardjwt.auth.error;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports to the log and the listener what rules that are not enforced would decide. Thread-safe. */
public final class CandidateReports {
    private static final Logger LOGGER = LoggerFactory.getLogger(CandidateReports.class);

    private final DecisionReports reports;
    private final CandidateLog log = new CandidateLog(Ticker.systemTicker());

    /**
     * The reports of one application.
     *
     * @param reports where they go
     */
    public CandidateReports(DecisionReports reports) {
        this.reports = reports;
    }

    /**
     * Reports a request that the rule would admit.
     *
     * @param request the request
     * @param token the verified token
     * @param waived why it would be rejected without an override; null where none was needed
     */
    public void admitted(ContainerRequestContext request, Token token, @Nullable Reason waived) {
        reports.wouldAdmit(MatchedRoute.of(request), token, waived);
    }

    /**
     * Reports a request that the rule would reject.
     *
     * @param request the request
     * @param e the rejection
     */
    public void rejected(ContainerRequestContext request, TokenRejectedException e) {
        MatchedRoute route = MatchedRoute.of(request);
        log.rejected(route, e.reason());
        reports.wouldReject(route, e);
    }

    /**
     * Reports a request about which the rule could not decide; enforced, it would be answered with 503.
     *
     * @param request the request
     * @param token the token, if it was verified
     * @param failure why it could not
     */
    public void undecided(ContainerRequestContext request, @Nullable Token token, Throwable failure) {
        LOGGER.debug("A candidate rule cannot be evaluated", failure);
        rejected(
                request,
                token == null
                        ? new TokenRejectedException(Reason.UNAVAILABLE)
                        : new TokenRejectedException(Reason.UNAVAILABLE, token));
    }

    /**
     * Logs that a listener has failed with more than an exception.
     *
     * @param failure what it has thrown
     */
    public void failed(Throwable failure) {
        LOGGER.warn("A candidate rule was not reported; no response is affected", failure);
    }
}
