package io.github.dropwizardjwt.auth.explain;

import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is admitted to a resource method, or rejected. Has names of claims, scopes and keys, but neither their
 * values nor the token, except for {@link #token()}. Immutable.
 */
public final class Explanation {
    private final String request;
    private final @Nullable Route route;
    private final Evaluation evaluation;
    private final OptionalInt status;

    /**
     * What was evaluated.
     *
     * @param request the request
     * @param route the route that was matched; null for none
     * @param evaluation what the guards have decided
     * @param status the status of the response; empty where the request is admitted
     */
    Explanation(RequestDescription request, @Nullable Route route, Evaluation evaluation, OptionalInt status) {
        this.request = request.toString();
        this.route = route;
        this.evaluation = evaluation;
        this.status = status;
    }

    /**
     * Whether the request reaches the resource method.
     *
     * @return false where it gets a response before that, be it from a guard, from Jersey or from the application's
     *     code
     */
    public boolean isAdmitted() {
        return status.isEmpty();
    }

    /**
     * The status of the response to a request that is not admitted.
     *
     * @return the status; empty where the request is admitted
     */
    public OptionalInt status() {
        return status;
    }

    /**
     * Why the request is rejected, as listeners get it.
     *
     * @return the reason; empty where the request is admitted, or gets another response, such as a 404
     */
    public Optional<Reason> reason() {
        return evaluation.reason();
    }

    /**
     * Why the request would have been rejected, had an override not held.
     *
     * @return the reason; empty where no override was needed
     */
    public Optional<Reason> waived() {
        return evaluation.waived();
    }

    /**
     * The route.
     *
     * @return the route and its rule; empty where none has this path and method, or it is known at run time only
     */
    public Optional<Route> route() {
        return Optional.ofNullable(route);
    }

    /**
     * The steps of the evaluation, in their order.
     *
     * @return the steps
     */
    public List<Step> steps() {
        return evaluation.steps();
    }

    /**
     * The token of the request.
     *
     * @return the token; empty where there is none, or it is invalid
     */
    public Optional<Token> token() {
        return evaluation.token();
    }

    /**
     * The explanation in lines, each step in one.
     *
     * @return lines that each end with a line feed
     */
    public String text() {
        String to = route == null ? "" : " -> " + route.place() + "   (" + route.rule() + ")";
        String steps = steps().stream().map(step -> step + "\n").collect(Collectors.joining());
        return request + to + "\n" + steps + result() + "\n";
    }

    private String result() {
        if (isAdmitted()) {
            return "admitted"
                    + waived().map(reason -> " by an override, in spite of " + reason)
                            .orElse("");
        }
        return "rejected: " + status.getAsInt()
                + reason().map(reason -> " " + reason).orElse("");
    }

    /** The same as {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }
}
