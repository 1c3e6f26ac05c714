package io.github.dropwizardjwt.auth.explain;

/**
 * One step of the evaluation of a request. Immutable.
 *
 * @param outcome what came of it
 * @param text what was asked, in words; has names of claims, scopes and keys, and no values of the token
 */
public record Step(Outcome outcome, String text) {
    /** What came of a step. */
    public enum Outcome {
        /** It holds. */
        OK("ok"),
        /** It does not hold, and the request is rejected for it. */
        FAILED("FAIL"),
        /** It does not hold, but alone rejects nothing: an override, or one of several alternatives. */
        NOT_HELD("no"),
        /** It was not evaluated, since another step has decided. */
        NOT_EVALUATED("-");

        private final String mark;

        Outcome(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    /** A line, as in {@code FAIL scope admin is not granted}. */
    @Override
    public String toString() {
        return String.format("  %-4s  %s", outcome.mark(), text);
    }
}
