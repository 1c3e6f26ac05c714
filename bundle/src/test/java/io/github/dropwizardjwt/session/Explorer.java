package io.github.dropwizardjwt.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries all steps in all states that can be reached, the nearest first, until a step is wrong. */
final class Explorer {
    /** The step that must not happen. */
    static final String WRONG = "finder: LET IN";

    private final ModelWriters writers;
    private final ModelReader reader;
    private final ModelAsker asker;
    private final ModelFinder finder;
    private final Set<ModelState.Key> seen = new HashSet<>();
    private final Queue<Visit> ahead = new ArrayDeque<>();
    private final Set<String> happened = new HashSet<>();
    private @Nullable Visit wrong;

    private record Visit(ModelState state, @Nullable Visit before, String step) {}

    /**
     * What was found.
     *
     * @param states how many states there are, or were seen before the wrong step
     * @param happened all steps that were taken
     * @param wrongSteps the shortest way to a wrong step; empty if there is none
     */
    record Result(int states, Set<String> happened, List<String> wrongSteps) {}

    private Explorer(ModelVariant variant, ModelWorld world) {
        writers = new ModelWriters(variant, world);
        reader = new ModelReader(variant);
        asker = new ModelAsker(variant);
        finder = new ModelFinder(variant);
    }

    static Result explore(ModelVariant variant, ModelWorld world) {
        Explorer explorer = new Explorer(variant, world);
        explorer.visit(new Visit(ModelState.beginning(world), null, ""));
        while (explorer.wrong == null && !explorer.ahead.isEmpty()) {
            explorer.goOn(explorer.ahead.remove());
        }
        return new Result(explorer.seen.size(), explorer.happened, explorer.steps());
    }

    private void goOn(Visit visit) {
        ModelState state = visit.state();
        ModelSteps steps = (step, next) -> visit(new Visit(next, visit, step));
        writers.addSteps(state, steps);
        reader.addSteps(state, steps);
        asker.addSteps(state, steps);
        finder.addSteps(state, steps);
        steps.add("time passes", state, ModelState::letTimePass);
    }

    private void visit(Visit visit) {
        happened.add(visit.step());
        if (wrong == null && visit.step().equals(WRONG)) {
            wrong = visit;
        } else if (seen.add(visit.state().key())) {
            ahead.add(visit);
        }
    }

    private List<String> steps() {
        Deque<String> steps = new ArrayDeque<>();
        for (Visit visit = wrong; visit != null && visit.before() != null; visit = visit.before()) {
            steps.addFirst(visit.step());
        }
        return List.copyOf(steps);
    }
}
