package io.github.dropwizardjwt.session;

/** Whether calls of a store are worth trying, from how those before went. */
interface Admission {
    /** Admits every call, whether or not the ones before it failed. */
    Admission ALWAYS = new Admission() {};

    default boolean admits() {
        return true;
    }

    default void succeeded() {}

    default void failed() {}
}
