package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.session.ModelState.NEVER;

import io.github.dropwizardjwt.session.ModelState.Reader;

/** The thread that reads the log: takes the moment, reads, marks what is named, and lets others know of the reading. */
record ModelReader(ModelVariant variant) {
    void addSteps(ModelState state, ModelSteps steps) {
        switch (state.reader) {
            case WAITING ->
                steps.add("a reading begins", state, next -> {
                    next.began = 0;
                    next.reader = Reader.BEGUN;
                });
            case BEGUN -> {
                if (variant == ModelVariant.PROOF_AND_LINES_IN_TWO_COMMANDS) {
                    steps.add("read the proof", state, next -> {
                        next.same = isSame(next);
                        next.reader = Reader.PROVEN;
                    });
                } else {
                    steps.add("read", state, next -> {
                        next.same = isSame(next);
                        read(next);
                    });
                }
            }
            case PROVEN -> steps.add("read the lines", state, this::read);
            case READ -> {
                if (variant == ModelVariant.READING_KNOWN_BEFORE_MARKS) {
                    steps.add("reading known", state, next -> publish(next, Reader.PUBLISHED));
                } else {
                    steps.add("mark what is named", state, next -> mark(next, Reader.MARKED));
                }
            }
            case MARKED -> steps.add("reading known", state, next -> publish(next, Reader.WAITING));
            case PUBLISHED -> steps.add("mark what is named", state, next -> mark(next, Reader.WAITING));
        }
    }

    /** Whether the last line known is still there, which is also where it is known to belong. */
    private boolean isSame(ModelState state) {
        boolean isThere = state.isVisible(state.last) && state.lastLog == state.log;
        return state.started && (state.last == 0 || isThere);
    }

    private void read(ModelState next) {
        if (next.same) {
            boolean wasMissing =
                    variant != ModelVariant.ONLY_NUMBERS_AFTER_THE_LAST && (next.missing & 1 << next.line) != 0;
            next.names = next.line != 0 && next.isVisible(next.line) && (next.line > next.last || wasMissing);
        } else {
            next.missing = 0;
            next.last = 0;
            if (next.lines == 0 && variant != ModelVariant.START_WITHOUT_A_LINE) {
                // There is nothing to go on from: no news.
                next.started = false;
                next.lastLog = 0;
                next.began = NEVER;
                next.reader = Reader.WAITING;
                return;
            }
        }
        int missingUntil = next.started || variant != ModelVariant.START_AT_THE_END ? next.lastLine() : 0;
        for (int number = next.last + 1; number < missingUntil; number++) {
            next.missing |= (byte) (1 << number);
        }
        next.missing &= (byte) ~next.lines;
        next.last = (byte) Math.max(next.last, next.lastLine());
        next.lastLog = next.log;
        next.started = true;
        next.reader = Reader.READ;
    }

    private void mark(ModelState next, Reader then) {
        if (next.names && variant == ModelVariant.LINE_REMOVES_ANSWER) {
            next.forgetAnswer();
        } else if (next.names) {
            next.ofSession++;
        }
        if (variant == ModelVariant.MOMENT_WHEN_READING_RETURNS) {
            next.began = 0;
        }
        next.names = false;
        waitOrGoOn(next, then);
    }

    private void publish(ModelState next, Reader then) {
        if (!next.same && variant != ModelVariant.LOSS_WITHOUT_NEW_EPOCH) {
            next.epoch++;
            next.lastBefore = variant == ModelVariant.EPOCH_BEFORE_COUNTS_FROM_THE_LOSS ? next.began : next.heard;
        }
        next.heard = next.began;
        waitOrGoOn(next, then);
    }

    private static void waitOrGoOn(ModelState next, Reader then) {
        next.reader = then;
        if (then == Reader.WAITING) {
            next.began = NEVER;
            next.same = false;
        }
    }
}
