package io.github.dropwizardjwt.attack;

import java.util.function.Consumer;

/** Requests that try one kind of hole. */
interface Family {
    /** How many requests it sends at least: with fewer it has lost some. */
    int minimum();

    /** Sends all of them, one after the other; each is answered when the call returns. */
    void attack(Services services, Consumer<Attack> sender);
}
