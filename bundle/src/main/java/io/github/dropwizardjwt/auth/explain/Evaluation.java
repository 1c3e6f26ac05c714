package io.github.dropwizardjwt.auth.explain;

import io.github.dropwizardjwt.auth.explain.Step.Outcome;
import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.auth.requirement.Trace;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records the steps in which guards decide about one request. Not thread-safe. */
public final class Evaluation implements Trace {
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();
    /** What the guard that is asked demands, and has not evaluated yet. */
    private final List<String> planned = new ArrayList<>();

    private @Nullable Demand demand;
    private @Nullable TokenSource source;
    private @Nullable String text;
    private @Nullable Token token;
    private boolean asksGuard;
    private boolean failed;
    private @Nullable Reason reason;
    private @Nullable Reason waived;

    /**
     * Starts without any steps.
     *
     * @param now the time, which is compared with {@code exp}
     */
    public Evaluation(Instant now) {
        this.now = now;
    }

    /**
     * What came of a request.
     *
     * @param request the request
     * @param route the route that was matched; null for none
     * @param status the status of the response; empty where the request is admitted
     * @return the explanation
     */
    public Explanation explanation(RequestDescription request, @Nullable Route route, OptionalInt status) {
        return new Explanation(request, route, this, status);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    Optional<Reason> waived() {
        return Optional.ofNullable(waived);
    }

    Optional<Token> token() {
        return Optional.ofNullable(token);
    }

    /**
     * Follows a guard.
     *
     * @param demanded what it demands
     * @param guard admits the request, or throws
     * @return what the guard returns: why the request would have been rejected, had an override not held; null where
     *     none was needed
     */
    public @Nullable Reason follow(Optional<Demand> demanded, Supplier<@Nullable Reason> guard) {
        demand = demanded.orElse(null);
        source = null;
        asksGuard = true;
        planned.clear();
        demanded.map(EntryWords::planned).ifPresent(planned::addAll);
        Reason withOverride = guard.get();
        admitted(withOverride);
        return withOverride;
    }

    /**
     * Finds the text of a token, as in a request of a client.
     *
     * @param headers the headers of the request
     * @param place where to look
     * @return the text; null for none
     * @throws TokenRejectedException as {@link TokenSource#find} does
     */
    public @Nullable String find(RequestHeaders headers, TokenSource place) {
        source = place;
        text = null;
        text = place.find(headers);
        return text;
    }

    /**
     * Called when the token that was found is verified. Guards of locators and of methods below them may see the same.
     *
     * @param valid the token
     */
    public void verified(Token valid) {
        if (source != null && text != null && !valid.equals(token)) {
            steps.addAll(TokenSteps.ofValid(source, text, valid, demand != null && demand.evenIfRevoked(), now));
        }
        token = valid;
        source = null;
    }

    @Override
    public void asked(Member member, String entry, boolean holds) {
        if (!failed && (member != Member.OWN_SUBJECT || !holds)) {
            planned.remove(EntryWords.of(member, entry));
            add(holds ? Outcome.OK : Outcome.FAILED, words(member, entry, holds));
            failed = !holds;
        }
    }

    @Override
    public Trace in(Part part) {
        return new OfPart(part == Part.OVERRIDE ? "override: " : "anyOf: ");
    }

    private final class OfPart implements Trace {
        private final String prefix;

        OfPart(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public void asked(Member member, String entry, boolean holds) {
            if (member != Member.OWN_SUBJECT || !holds) {
                add(holds ? Outcome.OK : Outcome.NOT_HELD, prefix + words(member, entry, holds));
            }
        }

        @Override
        public Trace in(Part part) {
            return this;
        }
    }

    private static String words(Trace.Member member, String entry, boolean holds) {
        return holds ? EntryWords.of(member, entry) : EntryWords.ofFailed(member, entry);
    }

    private void admitted(@Nullable Reason withOverride) {
        waived = withOverride == null ? waived : withOverride;
        if (source != null && text == null) {
            add(Outcome.OK, "no token, which is optional");
        }
        if (demand != null && !demand.roles().isEmpty()) {
            add(Outcome.OK, "one of the roles " + String.join(", ", demand.roles()));
        }
        addPlanned();
        asksGuard = false;
    }

    /**
     * Called when the request was rejected.
     *
     * @param e why
     */
    public void rejected(TokenRejectedException e) {
        reason = e.reason();
        if (!failed) {
            if (asksGuard && source != null) {
                steps.addAll(TokenSteps.ofRejected(source, text, e));
            } else {
                planned.clear();
                add(Outcome.FAILED, failure(e));
            }
        }
        addPlanned();
        failed = true;
    }

    /**
     * Called when it cannot be decided whether the request is admitted.
     *
     * @param e why
     */
    public void unavailable(TokenUnavailableException e) {
        reason = Reason.UNAVAILABLE;
        if (asksGuard && source != null && text != null) {
            steps.addAll(TokenSteps.ofUnchecked(source, text, String.valueOf(e.getMessage())));
        } else {
            add(Outcome.FAILED, "cannot be decided now: " + e.getMessage());
        }
        addPlanned();
        failed = true;
    }

    /**
     * Adds a step.
     *
     * @param outcome what came of it
     * @param words says what was asked
     */
    public void add(Outcome outcome, String words) {
        steps.add(new Step(outcome, words));
    }

    private void addPlanned() {
        planned.forEach(words -> add(Outcome.NOT_EVALUATED, words));
        planned.clear();
    }

    /** Of what is asked once the token meets all entries. */
    private String failure(TokenRejectedException e) {
        if (e.reason() == Reason.CROSS_ORIGIN) {
            return "a page of another origin has sent the request";
        }
        if (!asksGuard) {
            return "rejected by the application's code";
        }
        return switch (e.reason()) {
            case ROLE_MISSING ->
                demand == null || demand.roles().isEmpty()
                        ? "the method is denied to everybody"
                        : "none of the roles " + String.join(", ", demand.roles());
            case UNANNOTATED -> "the method has no security annotation, and such methods are denied";
            case UNKNOWN_SUBJECT -> "the application does not know the subject";
            case INVALID_CLAIMS -> "the claims do not fit the type of the method's parameter";
            default -> "rejected by a check or look-up of the application";
        };
    }
}
