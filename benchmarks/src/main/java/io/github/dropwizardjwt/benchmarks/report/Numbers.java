package io.github.dropwizardjwt.benchmarks.report;

import java.util.Locale;
import java.util.Optional;

/** Formats figures. */
final class Numbers {
    /** Stands for a missing figure. */
    static final String NONE = "–";

    private Numbers() {}

    /** Three significant digits. */
    static String digits(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String microseconds(double nanoseconds) {
        return digits(nanoseconds / 1000) + " µs";
    }

    /** For fractions near one. */
    static String thousandths(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio);
    }

    static String kilobytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f kB", bytes / 1000);
    }

    static String times(double ratio) {
        return digits(ratio) + "×";
    }

    static String orNone(Optional<String> figure) {
        return figure.orElse(NONE);
    }
}
