package io.github.dropwizardjwt.benchmarks.results;

import java.util.Locale;

/**
 * The cost of one call in one run of a Java virtual machine.
 *
 * @param what the benchmark
 * @param candidate the library
 * @param algorithm the {@code alg}
 * @param count the number of tokens or keys
 * @param jdk 17, 25
 * @param round the round; ratios are taken within one
 * @param nanoseconds the mean
 * @param bytes allocated
 */
public record CallCost(
        String what,
        String candidate,
        String algorithm,
        int count,
        int jdk,
        int round,
        double nanoseconds,
        double bytes) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "JDK %d  %-11s  %-23s  %-5s  %6d  %,14.1f ns  %,9.0f bytes",
                jdk,
                what,
                candidate,
                algorithm,
                count,
                nanoseconds,
                bytes);
    }
}
