package io.github.dropwizardjwt.auth.requirement;

/** Follows nothing: the trace of requests that nobody explains. */
enum NoTrace implements Trace {
    NONE;

    @Override
    public boolean asked(Member member, String entry, boolean holds) {
        return holds;
    }

    @Override
    public Trace in(Part part) {
        return this;
    }
}
