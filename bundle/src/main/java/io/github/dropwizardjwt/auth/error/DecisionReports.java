package io.github.dropwizardjwt.auth.error;

import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports decisions to the log and the listener. Thread-safe. */
public final class DecisionReports {
    private static final Logger LOGGER = LoggerFactory.getLogger(DecisionReports.class);

    private final JwtEventListener events;
    private final Clock clock;
    private final @Nullable Consumer<Decision> acceptances;

    /**
     * The reports of one application.
     *
     * @param events the listener; must not throw
     * @param clock the time of decisions
     */
    public DecisionReports(JwtEventListener events, Clock clock) {
        this.events = events;
        this.clock = clock;
        this.acceptances = events.acceptances().orElse(null);
    }

    /**
     * Called with each request that has a token, so it allocates nothing unless a listener asks for the route. To find
     * that costs more than all else here.
     *
     * @param route finds the route of the request
     */
    <R> void accepted(Token token, R request, Function<R, MatchedRoute> route) {
        events.accepted(token);
        if (acceptances != null) {
            acceptances.accept(admission(route.apply(request), token, null));
        }
    }

    /** Logs names that the application or its configuration has chosen, and no text of the client. */
    void rejected(MatchedRoute route, TokenRejectedException e) {
        LOGGER.debug(
                "Rejected: {}{}, kid {}, issuer {}, {}",
                e.reason(),
                e.detail().map(name -> " (" + name + ")").orElse(""),
                e.keyId().orElse("unknown"),
                e.issuer().orElse("unknown"),
                route);
        events.rejected(decision(route, e.reason(), e.token(), e.keyId(), Optional.empty()));
    }

    void overridden(MatchedRoute route, Token token, Reason waived) {
        events.overridden(admission(route, token, waived));
    }

    void wouldReject(MatchedRoute route, TokenRejectedException e) {
        events.wouldReject(decision(route, e.reason(), e.token(), e.keyId(), Optional.empty()));
    }

    void wouldAdmit(MatchedRoute route, Token token, @Nullable Reason waived) {
        events.wouldAdmit(admission(route, token, waived));
    }

    private Decision admission(MatchedRoute route, Token token, @Nullable Reason waived) {
        Optional<String> keyId = Optional.ofNullable((String) token.header().get("kid"));
        return decision(route, null, Optional.of(token), keyId, Optional.ofNullable(waived));
    }

    private Decision decision(
            MatchedRoute route,
            @Nullable Reason reason,
            Optional<Token> token,
            Optional<String> keyId,
            Optional<Reason> waived) {
        return new Decision(
                route.verb(), route.template(), route.resource(), reason, token, keyId, clock.instant(), waived);
    }
}
