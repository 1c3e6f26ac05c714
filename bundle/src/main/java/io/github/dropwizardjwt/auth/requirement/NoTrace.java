package io.github.dropwizardjwt.auth.requirement;

/** Follows nothing: the trace of requests that nobody explains. */
enum NoTrace implements Trace {
    NONE;

    @Override
    public void asked(Member member, String entry, boolean holds) {
        // Nobody follows it.
    }

    @Override
    public Trace in(Part part) {
        return this;
    }
}
