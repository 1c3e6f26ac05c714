package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.session.ModelState.NEVER;
import static io.github.dropwizardjwt.session.ModelVariant.LINE_AFTER_CHANGE;
import static io.github.dropwizardjwt.session.ModelVariant.LINE_BEFORE_CHANGE;
import static io.github.dropwizardjwt.session.ModelVariant.LINE_REMOVES_ANSWER;
import static io.github.dropwizardjwt.session.ModelVariant.MARK_AFTER_ANSWER;
import static io.github.dropwizardjwt.session.ModelVariant.MARK_BEFORE_CHANGE;

import io.github.dropwizardjwt.session.ModelState.Writer;

/**
 * Who writes to the store. One ends the session: another node, if it stops when that is done, or this node, which marks
 * and answers, or gives up and only marks. One ends other sessions. And the log may be replaced.
 */
record ModelWriters(ModelVariant variant, ModelWorld world) {
    void addSteps(ModelState state, ModelSteps steps) {
        addEnd(state, steps);
        addOtherEnd(state, steps);
        if (state.replacements > 0) {
            addReplacements(state, steps);
        }
    }

    private void addEnd(ModelState state, ModelSteps steps) {
        switch (state.writer) {
            case BEFORE -> addBeginning(state, steps);
            case DRAWN -> addCommitOrGiveUp(state, steps);
            case GIVEN_UP -> addCommit(state, steps, variant == MARK_BEFORE_CHANGE ? Writer.DONE : Writer.OVER);
            case HALF_DONE ->
                steps.add("the end, other half", state, next -> {
                    if (variant == LINE_BEFORE_CHANGE) {
                        next.over = 0;
                    } else {
                        addLine(next);
                    }
                    next.writer = Writer.DONE;
                });
            case DONE -> {
                if (variant == MARK_AFTER_ANSWER) {
                    addAnswer(state, steps, Writer.UNMARKED);
                } else if (variant == MARK_BEFORE_CHANGE) {
                    addAnswer(state, steps, Writer.OVER);
                } else {
                    addMark(state, steps, Writer.MARKED);
                }
            }
            case MARKED -> addAnswer(state, steps, Writer.OVER);
            case UNMARKED -> addMark(state, steps, Writer.OVER);
            case OVER -> {}
        }
    }

    private void addBeginning(ModelState state, ModelSteps steps) {
        if (variant == LINE_BEFORE_CHANGE || variant == LINE_AFTER_CHANGE) {
            steps.add("the end, half", state, next -> {
                if (variant == LINE_BEFORE_CHANGE) {
                    addLine(next);
                } else {
                    next.over = 0;
                }
                next.writer = Writer.HALF_DONE;
            });
        } else if (world.drawsNumbers) {
            steps.add("the end draws a number", state, next -> {
                next.number = next.next++;
                next.writer = Writer.DRAWN;
            });
        } else {
            addCommitOrGiveUp(state, steps);
        }
    }

    private void addCommitOrGiveUp(ModelState state, ModelSteps steps) {
        if (variant != MARK_BEFORE_CHANGE) {
            addCommit(state, steps, Writer.DONE);
        }
        addMark(state, steps, Writer.GIVEN_UP);
    }

    private static void addLine(ModelState next) {
        next.line = next.number == 0 ? next.next++ : next.number;
        next.makeVisible(next.line);
        next.number = 0;
    }

    private static void addCommit(ModelState state, ModelSteps steps, Writer then) {
        steps.add("the end is rolled back", state, next -> {
            next.number = 0;
            next.writer = Writer.OVER;
        });
        steps.add("the end is visible", state, next -> {
            next.over = 0;
            addLine(next);
            next.writer = then;
        });
    }

    /** With the session's name, or its subject's if all of its sessions were ended. */
    private void addMark(ModelState state, ModelSteps steps, Writer then) {
        if (!world.isHere) {
            return;
        }
        steps.add("mark", state, next -> {
            if (variant == LINE_REMOVES_ANSWER) {
                next.forgetAnswer();
            } else {
                next.ofSession++;
            }
            next.writer = then;
        });
        steps.add("mark the subject", state, next -> {
            if (variant == LINE_REMOVES_ANSWER) {
                next.forgetAnswer();
            } else {
                next.ofSubject++;
            }
            next.writer = then;
        });
    }

    private static void addAnswer(ModelState state, ModelSteps steps, Writer then) {
        steps.add("answer the logout", state, next -> {
            next.loggedOut = true;
            next.writer = then;
        });
    }

    private void addOtherEnd(ModelState state, ModelSteps steps) {
        if (state.otherNumber > 0) {
            steps.add("another end is visible", state, next -> {
                next.makeVisible(next.otherNumber);
                next.otherNumber = 0;
            });
            steps.add("another end is rolled back", state, next -> next.otherNumber = 0);
        } else if (state.others > 0) {
            steps.add("another end", state, next -> {
                next.others--;
                byte number = next.next++;
                if (world.drawsNumbers) {
                    next.otherNumber = number;
                } else {
                    next.makeVisible(number);
                }
            });
        }
    }

    /** Whoever has drawn a number gives up. */
    private static void addReplacements(ModelState state, ModelSteps steps) {
        steps.add("another log with a line", state, next -> {
            replace(next);
            next.makeVisible(1);
        });
        if (state.over == NEVER) {
            steps.add("another log without the end", state, next -> {
                replace(next);
                end(next);
                next.makeVisible(1);
            });
            steps.add("another log with the end", state, next -> {
                replace(next);
                end(next);
                next.line = 1;
                next.makeVisible(1);
                next.makeVisible(2);
            });
            steps.add("no log, since there was no room for the end", state, next -> {
                replace(next);
                end(next);
            });
        }
    }

    private static void replace(ModelState next) {
        next.replacements--;
        next.log++;
        next.lines = 0;
        next.line = 0;
        next.next = 3;
        next.number = 0;
        next.otherNumber = 0;
        if (next.writer == Writer.DRAWN || next.writer == Writer.GIVEN_UP) {
            next.writer = Writer.OVER;
        }
    }

    private static void end(ModelState next) {
        next.over = 0;
        next.writer = Writer.OVER;
    }
}
