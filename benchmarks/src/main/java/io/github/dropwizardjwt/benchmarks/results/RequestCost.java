package io.github.dropwizardjwt.benchmarks.results;

import java.util.Locale;

/**
 * The cost of one request for a server in one round.
 *
 * @param route the route
 * @param algorithm the {@code alg} of the tokens
 * @param tokens how many alternated; 0 for none
 * @param headerCacheSize Jetty's setting, in bytes
 * @param routes how many protected routes the server has
 * @param jdk 17, 25
 * @param round the round; ratios are taken within one
 * @param requestsPerSecond the throughput
 * @param cpuMicroseconds the server's processor time per request
 * @param busy the utilization of the server's processor: 1 for all of it
 */
public record RequestCost(
        String route,
        String algorithm,
        int tokens,
        int headerCacheSize,
        int routes,
        int jdk,
        int round,
        double requestsPerSecond,
        double cpuMicroseconds,
        double busy) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "JDK %d  %-5s  %-12s  %4d tokens  headerCacheSize %d  %6d routes  %,7.0f requests/s  %,7.1f µs  busy %.2f",
                jdk,
                algorithm,
                route,
                tokens,
                headerCacheSize,
                routes,
                requestsPerSecond,
                cpuMicroseconds,
                busy);
    }
}
