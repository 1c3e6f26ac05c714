package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.session.ModelState.BOUND;
import static io.github.dropwizardjwt.session.ModelState.NEVER;
import static io.github.dropwizardjwt.session.ModelVariant.FRESH_ANSWER_WHATEVER_WAS_MARKED;
import static io.github.dropwizardjwt.session.ModelVariant.LINE_REMOVES_ANSWER;

import io.github.dropwizardjwt.session.ModelState.Finder;

/** A request that begins when it must not be let in any more, with the decision of {@link FollowingRevocationCheck}. */
record ModelFinder(ModelVariant variant) {
    void addSteps(ModelState state, ModelSteps steps) {
        switch (state.finder) {
            case BEFORE -> {
                if (isTooLate(state)) {
                    addBeginning(state, steps);
                }
            }
            case HAS_READING -> addAnswer(state, Finder.HAS_BOTH, steps);
            case HAS_ANSWER -> addReading(state, Finder.HAS_BOTH, steps);
            case HAS_BOTH -> {
                if (counts(state)) {
                    steps.add(Explorer.WRONG, state, next -> {});
                }
            }
        }
    }

    /** The bound after the end, or after the answer to a logout here. */
    private static boolean isTooLate(ModelState state) {
        return state.over == BOUND || state.loggedOut;
    }

    private void addBeginning(ModelState state, ModelSteps steps) {
        if (variant == ModelVariant.GENERATION_BEFORE_READING) {
            addAnswer(state, Finder.HAS_ANSWER, steps);
        } else {
            addReading(state, Finder.HAS_READING, steps);
        }
    }

    private static void addReading(ModelState state, Finder then, ModelSteps steps) {
        steps.add("finder: reading", state, next -> {
            next.finderEpoch = next.epoch;
            next.finderHeard = next.heard;
            next.finderLastBefore = next.lastBefore;
            next.finder = then;
        });
    }

    /** If there is none, or what it says is no longer the case, the store is asked. */
    private void addAnswer(ModelState state, Finder then, ModelSteps steps) {
        boolean isUnchanged = state.knownOfSession == state.ofSession && state.knownOfSubject == state.ofSubject;
        if (state.known
                && (isUnchanged || variant == LINE_REMOVES_ANSWER || variant == FRESH_ANSWER_WHATEVER_WAS_MARKED)) {
            steps.add("finder: answer", state, next -> {
                next.foundEpoch = next.knownEpoch;
                next.foundAsked = next.knownAsked;
                next.finder = then;
                if (!isUnchanged && variant == FRESH_ANSWER_WHATEVER_WAS_MARKED) {
                    next.finderHeard = NEVER;
                    next.finderLastBefore = NEVER;
                }
            });
        }
    }

    private static boolean counts(ModelState state) {
        return ModelState.covers(state.finderEpoch, state.finderHeard, state.finderLastBefore, state.foundEpoch)
                || ModelState.isWithinBound(state.foundAsked);
    }
}
