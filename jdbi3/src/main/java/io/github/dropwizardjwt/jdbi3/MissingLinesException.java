package io.github.dropwizardjwt.jdbi3;

/** So many lines of the log are missing that it cannot be followed. The name is what operators read. */
final class MissingLinesException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    MissingLinesException() {
        super("more than " + LogPosition.MAX_MISSING + " lines are missing in " + LogLine.TABLE);
    }
}
