package io.github.dropwizardjwt.session;

/** Whether calls of a store are worth trying, from how those before went. */
interface Admission {
    /** Every call is: that one failed says nothing about the next. */
    Admission ALWAYS = new Admission() {};

    default boolean admits() {
        return true;
    }

    default void succeeded() {}

    default void failed() {}
}
