package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.session.ModelWorld.NUMBERS;
import static io.github.dropwizardjwt.session.ModelWorld.REPLACEMENT;

/** The rules of following a log, and ways to break one of them. */
enum ModelVariant {
    RIGHT(NUMBERS),

    /** A node asks between the two, and believes the answer. */
    LINE_BEFORE_CHANGE(NUMBERS),
    /** The process dies between the two. */
    LINE_AFTER_CHANGE(NUMBERS),
    MARK_BEFORE_CHANGE(NUMBERS),
    MARK_AFTER_ANSWER(NUMBERS),

    /** The answer is on its way: there is nothing to remove yet, and then it is put. */
    LINE_REMOVES_ANSWER(NUMBERS),
    /** A reading that hangs counts as new. */
    MOMENT_WHEN_READING_RETURNS(NUMBERS),
    ONLY_NUMBERS_AFTER_THE_LAST(NUMBERS),
    /** A lower number is not visible yet. */
    START_AT_THE_END(NUMBERS),
    /** A log without a line has no proof that it is the same later. */
    START_WITHOUT_A_LINE(REPLACEMENT),
    /** The log is replaced between the two. */
    PROOF_AND_LINES_IN_TWO_COMMANDS(REPLACEMENT),
    READING_KNOWN_BEFORE_MARKS(NUMBERS),
    LOSS_WITHOUT_NEW_EPOCH(REPLACEMENT),
    EPOCH_BEFORE_COUNTS_FROM_THE_LOSS(REPLACEMENT),

    GENERATION_BEFORE_READING(NUMBERS),
    GENERATION_AFTER_QUESTION(NUMBERS),
    QUESTION_TIMED_BY_ITS_ANSWER(NUMBERS),
    /** That of the moment when the answer is put. */
    EPOCH_OF_THE_ANSWER(REPLACEMENT),
    FRESH_ANSWER_WHATEVER_WAS_MARKED(NUMBERS);

    /** The smallest in which the difference shows. */
    final ModelWorld world;

    ModelVariant(ModelWorld world) {
        this.world = world;
    }
}
