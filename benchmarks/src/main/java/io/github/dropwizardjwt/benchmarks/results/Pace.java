package io.github.dropwizardjwt.benchmarks.results;

/**
 * How long to measure.
 *
 * @param isQuick whether a first look is enough
 * @param rounds how often everything is measured
 */
public record Pace(boolean isQuick, int rounds) {
    /**
     * As the command line says.
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

    /** Where the results go, seen from the directory of the benchmarks; a first look is not worth keeping. */
    public String results() {
        return isQuick ? "target/quick" : "results";
    }

    /** Where the page with the results goes, likewise. */
    public String page() {
        return isQuick ? results() : "../docs";
    }

    /** One of two times. */
    public int millis(int quick, int full) {
        return isQuick ? quick : full;
    }
}
