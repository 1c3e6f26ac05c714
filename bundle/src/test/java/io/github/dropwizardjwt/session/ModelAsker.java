package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.session.ModelState.NEVER;

import io.github.dropwizardjwt.session.ModelState.Asker;

/** The request that asks the store, as {@link FollowingRevocationCheck} does. */
record ModelAsker(ModelVariant variant) {
    void addSteps(ModelState state, ModelSteps steps) {
        switch (state.asker) {
            case BEFORE ->
                steps.add("asker: reading", state, next -> {
                    next.askerEpoch = next.epoch;
                    next.asker = Asker.HAS_READING;
                });
            case HAS_READING ->
                steps.add("asker: generations", state, next -> {
                    takeGenerations(next);
                    next.asker = Asker.HAS_GENERATIONS;
                });
            case HAS_GENERATIONS ->
                steps.add("asker: moment", state, next -> {
                    next.asked = 0;
                    next.asker = Asker.HAS_MOMENT;
                });
            case HAS_MOMENT -> {
                if (state.over == NEVER) {
                    steps.add("asker: live", state, next -> next.asker = Asker.ANSWERED);
                }
            }
            case ANSWERED -> steps.add("asker: put", state, this::put);
            case OVER -> {}
        }
    }

    private static void takeGenerations(ModelState next) {
        next.askerOfSession = next.ofSession;
        next.askerOfSubject = next.ofSubject;
    }

    private void put(ModelState next) {
        if (variant == ModelVariant.GENERATION_AFTER_QUESTION) {
            takeGenerations(next);
        }
        next.known = true;
        next.knownEpoch = variant == ModelVariant.EPOCH_OF_THE_ANSWER ? next.epoch : next.askerEpoch;
        next.knownOfSession = next.askerOfSession;
        next.knownOfSubject = next.askerOfSubject;
        next.knownAsked = variant == ModelVariant.QUESTION_TIMED_BY_ITS_ANSWER ? 0 : next.asked;
        next.asker = Asker.OVER;
        next.askerEpoch = 0;
        next.askerOfSession = 0;
        next.askerOfSubject = 0;
        next.asked = NEVER;
    }
}
