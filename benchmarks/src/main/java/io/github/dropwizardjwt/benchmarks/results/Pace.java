package io.github.dropwizardjwt.benchmarks.results;

/**
 * How long to measure.
 *
 * @param isQuick whether an estimate is enough
 * @param rounds how often everything is measured
 */
public record Pace(boolean isQuick, int rounds) {
    /**
     * Parses the argument of the command line.
     *
     * @param argument {@code quick} or a number of rounds; empty for the usual number
     * @param usual that number
     */
    public static Pace of(String argument, int usual) {
        return switch (argument) {
            case "" -> new Pace(false, usual);
            case "quick" -> new Pace(true, 1);
            default -> new Pace(false, Integer.parseInt(argument));
        };
    }

    /** The directory of the results, relative to that of the benchmarks; an estimate is not kept. */
    public String results() {
        return isQuick ? "target/quick" : "results";
    }

    /** The directory of the page with the results, likewise. */
    public String page() {
        return isQuick ? results() : "../docs";
    }

    /** Selects one of two durations. */
    public int millis(int quick, int full) {
        return isQuick ? quick : full;
    }
}
