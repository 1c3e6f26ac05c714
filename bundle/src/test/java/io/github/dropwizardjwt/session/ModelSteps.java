package io.github.dropwizardjwt.session;

import java.util.function.Consumer;

/** Is given each step that is possible in a state. */
@FunctionalInterface
interface ModelSteps {
    void add(String step, ModelState next);

    default void add(String step, ModelState state, Consumer<ModelState> change) {
        ModelState next = state.clone();
        change.accept(next);
        add(step, next);
    }
}
