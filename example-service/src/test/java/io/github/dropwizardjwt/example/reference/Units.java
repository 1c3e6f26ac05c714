package io.github.dropwizardjwt.example.reference;

import io.dropwizard.util.DataSize;
import io.dropwizard.util.DataSizeUnit;
import io.dropwizard.util.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Durations and sizes as they are written in YAML: {@code 10m}, {@code 8KiB}. */
final class Units {
    static final String DURATION = "\\d+\\s*(?:ns|nanoseconds?|us|microseconds?|ms|milliseconds?|s|seconds?"
            + "|m|mins?|minutes?|h|hours?|d|days?)";

    static final String SIZE =
            "\\d+\\s*(?:B|bytes?|[KMGTP]|[KMGTP]i?B" + "|(?:kilo|kibi|mega|mebi|giga|gibi|tera|tebi|peta|pebi)bytes?)?";

    private static final Map<TimeUnit, String> SUFFIXES = Map.of(
            TimeUnit.NANOSECONDS, "ns",
            TimeUnit.MICROSECONDS, "us",
            TimeUnit.MILLISECONDS, "ms",
            TimeUnit.SECONDS, "s",
            TimeUnit.MINUTES, "m",
            TimeUnit.HOURS, "h",
            TimeUnit.DAYS, "d");

    private Units() {}

    /** A default, with its unit. */
    static Object written(Object value) {
        if (value instanceof Duration duration) {
            return duration(duration.getQuantity(), duration.getUnit());
        }
        if (value instanceof DataSize size) {
            return size(size.getQuantity(), size.getUnit());
        }
        return value;
    }

    static String duration(long quantity, TimeUnit unit) {
        return quantity + SUFFIXES.get(unit);
    }

    static String size(long quantity, DataSizeUnit unit) {
        return quantity
                + switch (unit) {
                    case BYTES -> "B";
                    case KIBIBYTES -> "KiB";
                    case MEBIBYTES -> "MiB";
                    case TEBIBYTES -> "TiB";
                    default -> throw new IllegalArgumentException(unit.toString());
                };
    }
}
